"""Whether the head may recognise on the evidence as it stands on the day of the decision."""

from domain.criteria.assessment import Assessment
from domain.criteria.finding import Finding
from domain.errors import DomainError
from domain.processes.assessing import AssessedCriterion, AssessedDossier


class ProvisionalEvidenceError(DomainError):
    """A fact that a criterion needs is provisional; it must be confirmed first (S2:50, 61, 94)."""

    vi = "Tiêu chí “{criterion}” còn dựa trên dữ kiện tạm tính {fact}: {formula}."
    en = "Criterion “{criterion}” still rests on the provisional fact {fact}: {formula_en}."


class CollectiveUndecidedError(DomainError):
    """The collective's dossier comes first; the leader's recognition rests on it (S4:57)."""

    vi = "Tiêu chí “{criterion}”: phải quyết định hồ sơ của tập thể {dossier} trước."
    en = "Criterion “{criterion}”: the collective's dossier {dossier} must be decided first."


class FindingOverturnedError(DomainError):
    """The facts have changed since the finding; it must be examined anew."""

    vi = (
        "Tiêu chí “{criterion}” đã được kết luận đạt, nhưng nay theo dữ kiện là không đạt"
        " ({formula}); phải thẩm định lại."
    )
    en = (
        "Criterion “{criterion}” was found met, but by the facts it is not met now"
        " ({formula_en}); examine it anew."
    )


def require_firm_grounds(dossier: AssessedDossier) -> None:
    """Refuse while a criterion rests on what is provisional, undecided or no longer so.

    Raises:
        ProvisionalEvidenceError, CollectiveUndecidedError, FindingOverturnedError: as they say.
    """
    for each in dossier.criteria:
        if each.assessment is not None:
            _require_firm(each, each.assessment)


def _require_firm(each: AssessedCriterion, assessment: Assessment) -> None:
    names: dict[str, object] = {
        "criterion": each.criterion.key,
        "formula": assessment.formula.vi,
        "formula_en": assessment.formula.en,
    }
    if assessment.provisional:
        raise ProvisionalEvidenceError(**names, fact=assessment.provisional[0])
    if assessment.undecided:
        raise CollectiveUndecidedError(**names, dossier=assessment.undecided[0])
    overturned = each.finding is Finding.MET and assessment.value is Finding.NOT_MET
    if overturned and not each.overridden:
        raise FindingOverturnedError(**names)
