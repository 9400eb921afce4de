from yunchou.playbook.pipeline.diagram import diagram
from yunchou.playbook.pipeline.stages import Stage, Standing


def test_the_diagram_draws_every_stage_and_won_only_behind_the_cash():
    drawn = diagram("zh")
    assert all(f'"{stage.words.zh}" as {stage.value}' in drawn for stage in Stage)
    ways_to_win = [line for line in drawn.splitlines() if line.endswith(f"--> {Standing.WON.value}")]
    assert ways_to_win == [f"    {Stage.COLLECTION.value} --> {Standing.WON.value}"]
    assert "Collection" in diagram("en")
