from tests.playbook.pages import DOCS, SCHEMA, pages, schema_text


def test_the_pages_in_the_docs_are_those_the_rules_generate():
    """Run `python -m tests.playbook.pages` when this fails."""
    made = pages()
    found = {str(path.relative_to(DOCS)): path.read_text(encoding="utf-8") for path in DOCS.rglob("*.md")}
    assert found.keys() == made.keys()
    assert [name for name in made if made[name] != found[name]] == []


def test_the_schema_in_the_docs_is_the_one_the_facts_generate():
    assert SCHEMA.read_text(encoding="utf-8") == schema_text()
