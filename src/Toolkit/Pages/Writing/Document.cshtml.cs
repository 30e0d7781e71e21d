using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;
using Goldthread.Toolkit.Writing;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Writing;

/// <summary>Writes a draft of an item that has no form of its own: its document as JSON, with the check that every document passes.</summary>
internal sealed class DocumentModel(WritingDesk desk, ToolkitShelf shelf) : WritingPage
{
    private ItemHistory? _history;

    [FromRoute(Name = "kind")]
    public string KindCode { get; set; } = "";

    [FromRoute]
    public string? Id { get; set; }

    /// <summary>The draft that the text was made from.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    /// <summary>Id of a published item to begin like.</summary>
    [FromQuery(Name = "like")]
    public string? Like { get; set; }

    public ItemKind Kind { get; private set; } = null!;

    /// <summary>Id of one that is published.</summary>
    public string? Example { get; private set; }

    /// <summary>What somebody else has written meanwhile.</summary>
    public string? Theirs { get; private set; }

    public ItemStep? SentBack => _history?.SentBack;

    public bool HasDraft => _history is { Item.Draft: not null };

    public async Task<IActionResult> OnGet()
    {
        if (await Find() is { } instead) return instead;
        Seen = DraftMark.Of(_history?.Item).ToString();
        Text = _history is { } history ? Standing(history.Item) : Like is not null && await desk.Find(Kind, Like) is { Item.IsPublished: true } like ? like.Item.Document : "";
        return Page();
    }

    public async Task<IActionResult> OnPost(string? act)
    {
        if (await Find() is { } instead) return instead;
        var text = (Text ?? "").ReplaceLineEndings("\n").Trim();
        var id = Id ?? DraftText.Words(text, "id");
        if (id is null || ItemIds.Of(id) != id) return await Fail(new Fault(FaultKind.Invalid, "Give it an id of 3 to 80 small letters, digits and hyphens, as “id” of a JSON object"));
        var mark = DraftMark.Read(Seen);
        if (Id is null && await desk.Find(Kind, id) is { } other && !(other.Item.Draft is { } twin && twin.By == Me.Id && twin.Document == text)) return await Fail(new Fault(FaultKind.Invalid, $"There is a {Kind.One} “{id}” already. Choose another id, or change that one"));
        var done = act == "submit" ? await desk.Submit(Kind, id, text, mark, Me) : await desk.Save(Kind, id, text, mark, Me);
        if (done.Succeeded) return Redirect(act == "submit" ? "/work/toolkit?done=submitted" : $"/work/toolkit/document/{Kind.Code}/{id}?done=saved");
        if (done.Fault.Kind == FaultKind.Conflict && await desk.Find(Kind, id) is { } now)
        {
            (Seen, Theirs) = (DraftMark.Of(now.Item).ToString(), Standing(now.Item));
        }

        // The text is one field: which property is meant stands in the message.
        return await Fail([.. done.Faults.Select(f => f.Kind == FaultKind.Invalid ? f with { Message = f.Path is null ? f.Message : $"{f.Path}: {f.Message}" } : f)]);
    }

    public async Task<IActionResult> OnPostDrop()
    {
        if (await Find() is { } instead) return instead;
        return Id is null ? NotFound() : await After(await desk.Drop(Kind, Id, DraftMark.Read(Seen), Me), "/work/toolkit?done=dropped");
    }

    private static string Standing(Item item) => item.Draft?.Document ?? item.Document;

    private Task<IActionResult> Fail(params Fault[] faults) => After<Item>(faults.Select(f => f with { Path = f.Kind == FaultKind.Forbidden ? null : nameof(Text) }).ToArray(), "");

    private async Task<IActionResult?> Find()
    {
        if (Enter(Activities.EditToolkit) is { } instead) return instead;
        if (ItemKind.Of(KindCode) is not { } kind) return NotFound();
        if (kind == ItemKind.Initiative) return Redirect("/work/toolkit/write" + (Id is null ? "" : "/" + Uri.EscapeDataString(Id)));
        Kind = kind;
        Example = (await shelf.All()).FirstOrDefault(i => i.Kind == kind)?.Id;
        if (Id is null) return null;
        _history = await desk.Find(kind, Id);
        return _history is null ? NotFound() : null;
    }
}
