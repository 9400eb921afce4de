"""What people type about deals. Forms read and check; operations decide."""

from yunchou.desk.opportunities.forms.deals import (
    EditDealForm,
    MemberForm,
    NewDealForm,
    OwnerForm,
    StandingForm,
)
from yunchou.desk.opportunities.forms.filters import BoardForm, PipelineForm, ViewForm

__all__ = [
    "BoardForm",
    "EditDealForm",
    "MemberForm",
    "NewDealForm",
    "OwnerForm",
    "PipelineForm",
    "StandingForm",
    "ViewForm",
]
