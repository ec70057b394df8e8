"""nbgrader's settings for this course. Copy the folder anywhere: nothing here is a path.

The lists below are nbgrader's own, with four preprocessors of the course put in. They
score the trainees' answer sheets as data; nothing that a trainee handed in is ever run.
"""

try:
    from courseware.grading.checkkeys import CheckKeys
    from courseware.grading.page import FeedbackExporter
    from courseware.grading.restorecells import RestoreCells
    from courseware.grading.scoreanswers import ScoreAnswers
    from courseware.grading.showanswers import ShowAnswers
except ImportError as error:
    # nbgrader goes on without a configuration that fails, and would then run trainees' code.
    raise SystemExit(f"nbgrader_config.py: {error}. Install the courseware here.") from None

from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbgrader import preprocessors as nbgrader

c = get_config()

# Names the class in the exchange: two classes at the same time need two names.
c.CourseDirectory.course_id = "key-account"

c.CourseDirectory.ignore = [
    ".ipynb_checkpoints",
    "*.pyc",
    "__pycache__",
    "feedback",
    # Whatever else stands in source/ASSIGNMENT/ is handed out; these hold the keys.
    "*.md",
    "*.po",
    # nbgrader would hand back any page of a submission as feedback, whatever it links to.
    "*.html",
    ".responses.json.lock",
    ".responses.json.*.tmp",
]

# Archives from a learning platform, one TRAINEE.zip each, for `nbgrader zip_collect`: the
# answer sheet belongs to the submission.
c.FileNameCollectorPlugin.named_regexp = r".*[/\\](?P<student_id>[^/\\]+)[/\\](?P<file_id>[^/\\]+)$"
c.FileNameCollectorPlugin.valid_ext = [".ipynb", ".json", ".bak"]

c.GenerateAssignment.preprocessors = [
    nbgrader.IncludeHeaderFooter,
    CheckKeys,  # stops an exercise that can't be graded, or would hand out its key
    nbgrader.InstantiateTests,
    nbgrader.LockCells,
    nbgrader.ClearSolutions,
    nbgrader.ClearOutput,
    nbgrader.CheckCellMetadata,
    nbgrader.ComputeChecksums,
    nbgrader.SaveCells,
    nbgrader.ClearHiddenTests,
    nbgrader.ClearMarkScheme,
    nbgrader.ComputeChecksums,
    nbgrader.CheckCellMetadata,
]

c.Autograde.sanitize_preprocessors = [
    RestoreCells,  # takes all but the trainee's own text from the gradebook
    nbgrader.ClearOutput,
    nbgrader.DeduplicateIds,
    nbgrader.OverwriteKernelspec,
    nbgrader.OverwriteCells,
    nbgrader.CheckCellMetadata,
]

c.Autograde.autograde_preprocessors = [
    ScoreAnswers,  # in place of Execute
    nbgrader.IgnorePattern,
    ClearMetadataPreprocessor,
    nbgrader.LimitOutput,
    nbgrader.SaveAutoGrades,
    nbgrader.AssignLatePenalties,
    nbgrader.CheckCellMetadata,
]

c.GenerateFeedback.preprocessors = [
    nbgrader.GetGrades,
    ShowAnswers,  # questions and answers in place of code, keys and mark schemes
]
c.GenerateFeedback.exporter_class = FeedbackExporter

# Tell trainees what is right, and why? Only for exercises that won't be used again.
c.ShowAnswers.explanations = False
