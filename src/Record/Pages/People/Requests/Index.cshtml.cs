using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Own;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Record.Pages.People.Requests;

/// <summary>What the person said is wrong, with the answers, and whom they chose where somebody has to look first.</summary>
internal sealed class IndexModel(PersonRecordReader reader, Corrections corrections, Proxies proxies, Database database) : PersonPage(reader)
{
    private IReadOnlyList<Item> _items = [];

    [BindProperty]
    public string? Id { get; set; }

    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public string? Decision { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    /// <summary>Which one the reader chose to answer.</summary>
    [FromQuery(Name = "answer")]
    public string? Asked { get; set; }

    /// <summary>The one that has its form open: one at a time, so that what was typed, and what was wrong with it, belongs to it alone.</summary>
    public string? Chosen => Id ?? Asked ?? Proxies.Select(p => p.Id).FirstOrDefault() ?? Waiting.FirstOrDefault(i => i.IsMine)?.Correction.Id;

    public IReadOnlyList<Item> Waiting => [.. _items.Where(i => i.Correction.IsOpen)];

    public IReadOnlyList<Item> Answered => [.. _items.Where(i => !i.Correction.IsOpen)];

    public IReadOnlyList<Choice> Proxies { get; private set; } = [];

    public string? DoneWords => Done switch
    {
        "answered" => "Your answer is in the record, and the person can read it.",
        "agreed" => "They can see the record now.",
        "refused" => "They cannot see the record.",
        _ => null,
    };

    public string AnswerHref(string id) => $"{Href}/requests?answer={Uri.EscapeDataString(id)}";

    public async Task<IActionResult> OnGet() => await Begin("look at what they asked for") ?? Page();

    public async Task<IActionResult> OnPostAnswer()
    {
        if (await Begin("answer what they asked for") is { } instead)
        {
            return instead;
        }

        var sight = await AccessDecision.ForRecord(HttpContext);
        if (_items.FirstOrDefault(i => i.Correction.Id == Id && i.IsMine) is not { } item)
        {
            return NotFound();
        }

        if (Decision is not ("yes" or "no"))
        {
            ModelState.AddModelError(nameof(Decision), "Choose what you did");
            return Again(StatusCodes.Status400BadRequest);
        }

        var othersWait = _items.Any(i => i.Correction.Id != Id && i.IsMine && i.Correction.IsOpen);
        var done = await corrections.Answer(Reading, sight.Value, Opened.Members, item.Correction with { Version = Seen }, Decision == "yes", Words ?? "", othersWait);
        if (done.Succeeded)
        {
            return Redirect($"{Href}/requests?done=answered");
        }

        return Refused(done.Fault);
    }

    public async Task<IActionResult> OnPostProxy()
    {
        if (await Begin("check whom they chose") is { } instead)
        {
            return instead;
        }

        if (Proxies.All(p => p.Id != Id))
        {
            return NotFound();
        }

        if (Decision is not ("yes" or "no"))
        {
            ModelState.AddModelError(nameof(Decision), "Choose what you found");
        }

        if (string.IsNullOrWhiteSpace(Words))
        {
            ModelState.AddModelError(nameof(Words), "Say what you looked at");
        }

        if (!ModelState.IsValid)
        {
            return Again(StatusCodes.Status400BadRequest);
        }

        var done = await proxies.Review(Id!, Reading, Decision == "yes", Words!);
        if (done.Succeeded)
        {
            return Redirect($"{Href}/requests?done={(Decision == "yes" ? "agreed" : "refused")}");
        }

        return Refused(done.Fault);
    }

    private async Task<IActionResult?> Begin(string activity)
    {
        if (await Open(activity) is { } instead)
        {
            return instead;
        }

        Show(PersonRecord.ReadBanner(Opened.Input));
        var names = await database.Read(SourceTable.All);
        var entries = new EntrySet(Opened.Input);
        _items =
        [
            .. Correction.In(Opened.Input).Select(c => new Item(
                c, entries.Find(c.About) is { } about ? EntryTitle.Of(about, entries) : "An entry that your role does not show",
                names.GetValueOrDefault(c.Owner, c.Owner), c.Owner == Reading.Organisation)),
        ];
        Proxies = Reading.Role.May(Activities.SeeSafeguarding)
            ? [.. (await proxies.Waiting()).Where(p => Opened.Members.Any(m => m.NhsNumber == p.Owner && m.Status.MayAutoLink()))
                .Select(p => new Choice(p.Id, p.Name, p.Relation, ProxyScope.Of(p.Scope)!.Sees, p.AskedAt, p.Until))]
            : [];
        return null;
    }

    private PageResult Refused(Fault fault)
    {
        ModelState.AddModelError(fault.Path == "Words" ? nameof(Words) : "", fault.Message);
        return Again(fault.Kind switch { FaultKind.Conflict => StatusCodes.Status409Conflict, FaultKind.Forbidden => StatusCodes.Status403Forbidden, _ => StatusCodes.Status400BadRequest });
    }

    private PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>Something said to be wrong, in words.</summary>
    internal sealed record Item(Correction Correction, string About, string Owner, bool IsMine);

    /// <summary>Somebody whom they chose, who waits.</summary>
    internal sealed record Choice(string Id, string Name, string Relation, string Sees, DateTimeOffset AskedAt, DateTimeOffset Until);
}
