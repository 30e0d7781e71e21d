using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Programmes.Bids;
using Goldthread.Toolkit.Programmes.Calls;
using Goldthread.Toolkit.Programmes.Running;
using Goldthread.Toolkit.Sent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Goldthread.Toolkit.Pages.Programmes;

/// <summary>A row of the form about partners, as typed.</summary>
internal sealed class PartnerRow
{
    public string? Name { get; set; }

    public string? Code { get; set; }

    public string? Kind { get; set; }

    public string? SignedBy { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Name + Code + Kind + SignedBy);
}

/// <summary>The bid of the reader's organisation: typed, saved as it is typed, submitted, changed until the close, withdrawn.</summary>
internal sealed class BidModel(BidDesk desk, TimeProvider clock) : ProgrammePage(clock)
{
    private const int SpareRows = 2;

    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Area { get; set; }

    [BindProperty]
    public string? AreaCode { get; set; }

    [BindProperty]
    public Dictionary<string, string?> Answers { get; set; } = [];

    [BindProperty]
    public List<PartnerRow> Partners { get; set; } = [];

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public OwnBid Own { get; private set; } = null!;

    /// <summary>True while somebody may type: before the close, or after it into a draft that was never submitted, so that nothing typed is lost.</summary>
    public bool MayType => Own.Call.Phase == CallPhase.Called && Now >= Own.Call.Call.Opens && Own.Bid?.State != BidState.Withdrawn
        && (Own.Call.TakesBids(Now) || (Own.Bid is { State: BidState.Draft }) || !ModelState.IsValid);

    public bool TakesFiles => Own.Call.TakesBids(Now) && Own.Call.Call.Questions.Any(q => q.Kind == QuestionKind.File);

    public IReadOnlyList<string> Unmet => Own.Bid is null ? [] : BidCheck.Unmet(Own.Call.Call, Own.Bid.Says, Own.Files);

    public string? DoneWords => Done switch
    {
        "saved" => "Saved as a draft. It is not submitted.",
        "submitted" => "Your bid is submitted. You can change it until the call closes.",
        "withdrawn" => "Your bid is withdrawn. You get a letter that says so.",
        "file" => "The file is there.",
        "dropped" => "The file is gone.",
        _ => null,
    };

    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    public string Answer(string question) => Answers.TryGetValue(question, out var said) ? said ?? "" : "";

    public async Task<IActionResult> OnGet()
    {
        if (await Begin() is { } instead) return instead;
        Fill();
        return Page();
    }

    public Task<IActionResult> OnPost() => Typed(content => desk.Save(Id, content, Seen, Me), "saved");

    public Task<IActionResult> OnPostSubmit() => Typed(content => desk.Submit(Id, content, Seen, Me), "submitted");

    /// <summary>Keeps what is typed while somebody types.</summary>
    public async Task<IActionResult> OnPostKeep()
    {
        if (await Begin() is { } instead) return instead;
        var kept = await desk.Save(Id, Content(), Seen, Me);
        return kept.Succeeded ? Content($"Saved as a draft at {Dates.Time(kept.Value.SavedAt)}. It is not submitted.") : StatusCode(StatusCodes.Status409Conflict);
    }

    public async Task<IActionResult> OnPostUpload(IFormFile? upload)
    {
        if (await Begin() is { } instead) return instead;
        if (upload is { Length: > FileKind.MostBytes }) return Again(new Fault(FaultKind.TooLarge, $"The file may have {FileKind.MostBytes / 1024 / 1024} MB", "Upload"));
        using var bytes = new MemoryStream();
        if (upload is not null) await upload.CopyToAsync(bytes, HttpContext.RequestAborted);
        var added = await desk.AddFile(Id, Question ?? "", upload?.FileName, bytes.ToArray(), Me);
        return added.Succeeded ? Redirect($"/work/programmes/{Id}/bid?done=file#files") : Again([.. added.Faults]);
    }

    public async Task<IActionResult> OnPostDrop(long file)
    {
        if (await Begin() is { } instead) return instead;
        var dropped = await desk.DropFile(Id, file, Me);
        return dropped.Succeeded ? Redirect($"/work/programmes/{Id}/bid?done=dropped#files") : Again([.. dropped.Faults]);
    }

    public async Task<IActionResult> OnPostWithdraw()
    {
        if (await Begin() is { } instead) return instead;
        var gone = await desk.Withdraw(Id, Reason, Me);
        return gone.Succeeded ? Redirect($"/work/programmes/{Id}/bid?done=withdrawn") : Again([.. gone.Faults]);
    }

    private async Task<IActionResult> Typed(Func<BidContent, Task<Outcome<Bid>>> act, string done)
    {
        if (await Begin() is { } instead) return instead;
        var saved = await act(Content());
        if (After(saved, $"/work/programmes/{Id}/bid?done={done}") is { } answer) return answer;
        // What was typed is shown again; where it was kept as a draft, the next save follows from that.
        Own = (await desk.Mine(Id, Me)).Value;
        if (Own.Bid?.SavedBy == Me.Id) (Seen, _) = (Own.Bid.Version, ModelState.Remove(nameof(Seen)));
        AddRows();
        return Page();
    }

    // A form of its own went wrong: the bid is shown as it was saved.
    private IActionResult Again(params Fault[] faults)
    {
        if (After<bool>(faults, "") is { } answer) return answer;
        Fill();
        return Page();
    }

    private BidContent Content() => new()
    {
        Title = (Title ?? "").Trim(), Area = (Area ?? "").Trim(), AreaCode = (AreaCode ?? "").Trim().ToUpperInvariant(),
        Partners = [.. Partners.Where(p => !p.IsEmpty).Select(p => new Partner((p.Name ?? "").Trim(), (p.Code ?? "").Trim().ToUpperInvariant(), p.Kind ?? "", (p.SignedBy ?? "").Trim()))],
        Answers = Own.Call.Call.Questions.Where(q => q.Kind != QuestionKind.File).ToDictionary(q => q.Code, q => Answer(q.Code).ReplaceLineEndings("\n").Trim(), StringComparer.Ordinal),
    };

    private void Fill()
    {
        var content = Own.Bid?.Draft ?? BidContent.Empty;
        (Seen, Title, Area, AreaCode) = (Own.Bid?.Version ?? 0, content.Title, content.Area, content.AreaCode);
        Answers = content.Answers.ToDictionary(a => a.Key, a => (string?)a.Value, StringComparer.Ordinal);
        Partners = [.. content.Partners.Select(p => new PartnerRow { Name = p.Name, Code = p.Code, Kind = p.Kind, SignedBy = p.SignedBy })];
        AddRows();
    }

    private void AddRows()
    {
        Partners.RemoveAll(p => p.IsEmpty);
        for (var i = 0; i < SpareRows && Partners.Count < BidCheck.MostPartners; i++) Partners.Add(new PartnerRow());
    }

    private async Task<IActionResult?> Begin()
    {
        if (await Enter(Activities.LeadImprovement) is { } instead) return instead;
        var own = await desk.Mine(Id, Me);
        if (!own.Succeeded) return NotFound();
        Own = own.Value;
        return null;
    }
}
