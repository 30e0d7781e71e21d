using System.Text;
using Goldthread.Kernel.Values;
using Goldthread.Population.Extracts.Requests;
using Goldthread.Population.Release;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Population.Pages.Extracts;

/// <summary>One extract: what it is, what the check found, what was decided; what would leave, for who checks it; the file, for who asked.</summary>
internal sealed class OneModel(ExtractDesk desk, TimeProvider clock) : ExtractsPage(clock)
{
    private const int DaysToFetch = 30;
    private const int LinesShown = 100;

    private readonly TimeProvider _clock = clock;

    [FromRoute]
    public long Id { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Days { get; set; } = DaysToFetch.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public ExtractRequest Asked { get; private set; } = null!;

    /// <summary>What would leave, its first lines; null for who does not check it.</summary>
    public string? Preview { get; private set; }

    /// <summary>How many more lines there are.</summary>
    public int LinesLeft { get; private set; }

    public bool IsMine => Asked.Check.AskedBy == Me.Id;

    public bool MayDecide => MayCheck && !IsMine && Asked.Check.State == OutputCheckState.Asked;

    public bool MayFetch => IsMine && Asked.MayLeave(_clock.GetUtcNow());

    public bool MayWithdraw => IsMine && Asked.Check.State is OutputCheckState.Asked or OutputCheckState.Approved;

    public string? DoneWords => Done switch
    {
        "asked" => "The extract is made. It waits for a second person.",
        "approved" => "It may leave now. Who asked can fetch it.",
        "refused" => "It does not leave.",
        "withdrawn" => "You have taken it back.",
        _ => null,
    };

    public static string Words(OutputCheckState state) => state switch { OutputCheckState.Approved => "Let it leave", OutputCheckState.Refused => "Refused it", _ => "Took it back" };

    public async Task<IActionResult> OnGet() => await Begin() ?? await Show();

    public Task<IActionResult> OnPostApprove() => Acting("approved", async () =>
        int.TryParse(Days, out var days) && days >= 1 && days <= OutputCheck.Longest.Days ? await desk.Approve(Id, Reason, days, Me)
        : new Fault(FaultKind.Invalid, $"Days must be a number from 1 to {OutputCheck.Longest.Days}", nameof(Days)));

    public Task<IActionResult> OnPostRefuse() => Acting("refused", () => desk.Refuse(Id, Reason, Me));

    public Task<IActionResult> OnPostWithdraw() => Acting("withdrawn", () => desk.Withdraw(Id, Me));

    private async Task<IActionResult> Acting(string done, Func<Task<Outcome<ExtractRequest>>> act)
    {
        if (await Begin() is { } instead) return instead;
        var taken = await act();
        if (taken.Succeeded) return Redirect($"/population/extracts/{Id}?done={done}");
        var refused = Refused(taken.Faults);
        await Show();
        return refused;
    }

    private async Task<IActionResult?> Begin()
    {
        if (await Enter() is { } instead) return instead;
        var found = await desk.Find(Id, Me);
        if (!found.Succeeded) return NotFound();
        Asked = found.Value;
        return null;
    }

    private async Task<IActionResult> Show()
    {
        if (!MayDecide) return Page();
        var body = await desk.Look(Id, Me, Sight);
        if (!body.Succeeded) return NotFound();
        var lines = Encoding.UTF8.GetString(body.Value).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Preview = string.Join('\n', lines.Take(LinesShown));
        LinesLeft = Math.Max(0, lines.Length - LinesShown);
        return Page();
    }
}
