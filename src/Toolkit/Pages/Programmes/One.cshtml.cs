using System.Globalization;
using Goldthread.Toolkit.Programmes.Bids;
using Goldthread.Toolkit.Programmes.Calls;
using Goldthread.Toolkit.Programmes.Outcomes;
using Goldthread.Toolkit.Programmes.Panels;
using Goldthread.Toolkit.Programmes.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Programmes;

/// <summary>A bid as the secretary sees it after the close: what it says, what was decided, points side by side once all are in, and what the panel agrees on.</summary>
internal sealed class OneModel(CallDesk calls, ScreeningDesk screening, SelectionDesk selection, TimeProvider clock) : RunPage(calls, clock)
{
    [FromRoute(Name = "bid")]
    public string BidNumber { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public Dictionary<string, string?> Agreed { get; set; } = [];

    [BindProperty]
    public Dictionary<string, string?> Reasons { get; set; } = [];

    [BindProperty]
    public string? View { get; set; }

    [BindProperty]
    public string? ViewWords { get; set; }

    [BindProperty]
    public string? Notes { get; set; }

    public Bid Bid { get; private set; } = null!;

    public IReadOnlyList<string> Unmet => All.Unmet(Bid);

    public IReadOnlyList<QuestionPoints> Points => All.PointsOf(Bid.Number);

    private bool Stands => Bid.State == BidState.Received;

    public bool MayScreen => Stands && All.Call.Phase == CallPhase.Called;

    public bool MayAgree => Stands && All.Call.Phase == CallPhase.Scoring;

    /// <summary>For which step a view may be written down now; null for none.</summary>
    public BidStep? ViewStep => !Stands ? null : All.Call.Phase == CallPhase.Scoring && All.AllIn(Bid.Number) ? BidStep.Shortlist
        : All.Call.Phase == CallPhase.Shortlisted && All.Decided(Bid.Number, BidStep.Shortlist) is { Yes: true } ? BidStep.Select : null;

    public static string StepWords(Decision decision) => decision switch
    {
        { Step: BidStep.Screen, Yes: true } => "Meets the rules",
        { Step: BidStep.Screen } => "Does not meet the rules",
        { Step: BidStep.Shortlist, Yes: true } => "On the shortlist",
        { Step: BidStep.Shortlist } => "Not on the shortlist",
        { Yes: true } => "Selected",
        _ => "Not selected",
    };

    public string NameOf(string member) => All.Members.FirstOrDefault(m => m.Id == member)?.Name ?? member;

    public string? Typed(Dictionary<string, string?> typed, string code) => Question == code && typed.TryGetValue(code, out var said) ? said : null;

    public async Task<IActionResult> OnGet()
    {
        if (await Find() is { } instead) return instead;
        if (ViewStep is { } step && All.View(Bid.Number, step) is { } view) (View, ViewWords, Notes) = (view.View.ToString(), view.Words, view.Notes);
        return Page();
    }

    public async Task<IActionResult> OnPostOverride(bool yes) => await Find() ?? After(await screening.Override(Id, Bid.Number, yes, Reason, Me), Here) ?? Page();

    public async Task<IActionResult> OnPostAgree()
    {
        if (await Find() is { } instead) return instead;
        var code = Question ?? "";
        int? tenths = decimal.TryParse((Typed(Agreed, code) ?? "").Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points) && points <= Call.MostPoints && points * 10 % 1 == 0 ? (int)(points * 10) : null;
        return After(await selection.Agree(Id, Bid.Number, code, tenths, Typed(Reasons, code), Me), Here + "#points") ?? Page();
    }

    public async Task<IActionResult> OnPostView()
    {
        if (await Find() is { } instead) return instead;
        if (!Enum.TryParse<PanelView>(View, out var view) || !Enum.IsDefined(view))
        {
            ModelState.AddModelError(nameof(View), "Choose what the panel thinks");
            Response.StatusCode = 400;
            return Page();
        }

        var step = All.Call.Phase == CallPhase.Shortlisted ? BidStep.Select : BidStep.Shortlist;
        return After(await selection.Write(Id, new BidView(Bid.Number, step, view, ViewWords ?? "", (Notes ?? "").Trim()), Me), Here) ?? Page();
    }

    private string Here => $"{Href}/bids/{Bid.Number}?done=written";

    private async Task<IActionResult?> Find()
    {
        if (await Begin() is { } instead) return instead;
        if (!All.Call.Call.HasClosed(Now) || !long.TryParse(BidNumber, out var number) || All.Bid(number) is not { WasReceived: true } bid) return NotFound();
        Bid = bid;
        return null;
    }
}
