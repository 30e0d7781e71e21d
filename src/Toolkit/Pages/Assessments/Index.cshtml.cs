using Goldthread.Record.Access;
using Goldthread.Toolkit.Assessments;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Assessments;

/// <summary>The self-assessments that concern the reader.</summary>
internal sealed class IndexModel(AssessmentService assessments) : AssessmentPage
{
    public IReadOnlyList<AssessmentLine> Led { get; private set; } = [];

    public IReadOnlyList<AssessmentLine> ToAnswer { get; private set; } = [];

    public IReadOnlyList<AssessmentLine> Shared { get; private set; } = [];

    public DateOnly Today => assessments.Today;

    public bool Leads => Me.Role.May(Activities.LeadImprovement);

    public async Task<IActionResult> OnGet()
    {
        if (!Enter()) return Forbid();
        (Led, ToAnswer, Shared) = await assessments.Mine(Me);
        return Page();
    }
}
