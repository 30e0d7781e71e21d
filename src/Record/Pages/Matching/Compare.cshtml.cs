using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Record.Matching;
using Goldthread.Record.People;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Matching;

/// <summary>Two records side by side: what agrees, what differs, and what to do.</summary>
internal sealed class CompareModel(MatchReader reader, MatchDecisions decisions, ReadJournal journal, TimeProvider clock) : MatchingPage(reader, journal, clock)
{
    private const string Looking = "compare two records";

    [FromRoute]
    public string A { get; set; } = "";

    [FromRoute]
    public string B { get; set; } = "";

    [BindProperty]
    public string? Choice { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int Seen { get; set; }

    public MatchComparison Both { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Open() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Open())
        {
            return NotFound();
        }

        DecisionKind? kind = Choice switch
        {
            "same" => DecisionKind.Same,
            "different" => DecisionKind.Different,
            "later" => DecisionKind.Later,
            "parted" => DecisionKind.Parted,
            "reopened" => DecisionKind.Reopened,
            _ => null,
        };
        if (kind is null)
        {
            ModelState.AddModelError(nameof(Choice), "Choose what to decide");
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), "Enter a reason");
        }

        if (kind is null || !ModelState.IsValid)
        {
            return Page();
        }

        var decided = await decisions.Decide(Both.A.Key, Both.B.Key, kind.Value, Reason, Seen, Act("match records"));
        if (!decided.Succeeded)
        {
            ModelState.AddModelError(decided.Fault.Path ?? "", decided.Fault.Message);
            if (decided.Fault.Kind == FaultKind.Conflict)
            {
                // What stands now, so that the next decision is made knowing it.
                await Open();
                ModelState.Remove(nameof(Seen));
                Seen = Both.Seen;
            }

            return Page();
        }

        return kind is DecisionKind.Parted or DecisionKind.Reopened ? Redirect($"/work/matching/{A}/{B}") : Redirect($"/work/matching?done={Choice}");
    }

    /// <summary>Each field of both, and whether they agree.</summary>
    public IEnumerable<ComparedField> Fields =>
    [
        Compared("Name", r => r.Name, MatchField.Family, MatchField.Given),
        Compared("Birth date", Born, MatchField.BirthDate),
        Compared("Sex", Sex, MatchField.Sex),
        Compared("NHS number", Number, MatchField.NhsNumber),
        Compared("Place", Place, MatchField.Postcode),
        Compared("Died", r => Died(r) is { Length: > 0 } died ? died : "Nothing recorded"),
        new("Source", Source(Both.A), Source(Both.B), ""),
        new("Its number there", Both.A.PatientId, Both.B.PatientId, ""),
    ];

    private async Task<bool> Open()
    {
        if (PersonKeys.Parse(A) is not { } a || PersonKeys.Parse(B) is not { } b || await Reader.Compare(a, b) is not { } both)
        {
            return false;
        }

        await Looked(Looking, [a, b]);
        Both = both;
        return true;
    }

    private ComparedField Compared(string title, Func<Identity, string> text, params MatchField[] fields)
    {
        var said = Both.Score.Contributions.Where(c => fields.Contains(c.Field)).Select(c => c.Words).ToList();
        var (a, b) = (text(Both.A), text(Both.B));
        return new ComparedField(title, a, b, said.Count > 0 ? string.Join(". ", said) : a == b ? "" : fields.Length == 0 ? "Differs" : "Not compared: one record does not say");
    }
}

/// <summary>One line of two records side by side.</summary>
internal sealed record ComparedField(string Title, string A, string B, string Says)
{
    public bool Differs => Says.Contains("against", StringComparison.Ordinal) || Says == "Differs";
}
