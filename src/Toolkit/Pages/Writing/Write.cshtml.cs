using System.Globalization;
using Goldthread.DesignSystem.Components;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;
using Goldthread.Toolkit.Writing;
using Goldthread.Toolkit.Writing.Testing;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Writing;

/// <summary>Writes a draft of an initiative, whole. Rows are added and taken away by buttons that post the form; nothing that was typed goes. Nothing is published here.</summary>
internal sealed class WriteModel(WritingDesk desk, TrialDesk trials) : WritingPage
{
    private ItemHistory? _history;

    [FromRoute]
    public string? Id { get; set; }

    /// <summary>The draft that the form was made from.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public InitiativeForm Answer { get; set; } = new();

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    /// <summary>What differs between what somebody else has written meanwhile and what was typed here.</summary>
    public IReadOnlyList<DocumentChange> Theirs { get; private set; } = [];

    /// <summary>What testers said of the draft.</summary>
    public IReadOnlyList<TrialAnswer> Said { get; private set; } = [];

    public ItemStep? SentBack => _history?.SentBack;

    public bool IsPublished => _history is { Item.IsPublished: true };

    public bool HasDraft => _history is { Item.Draft: not null };

    /// <summary>The answers of a list of choices; the first says that none is chosen.</summary>
    public static IReadOnlyList<SelectItem> Choices<T>(Func<T, string> words, string none)
        where T : struct, Enum => [new() { Value = "", Text = none }, .. Enum.GetValues<T>().Select(v => new SelectItem { Value = ItemWords.Code(v), Text = words(v) })];

    public async Task<IActionResult> OnGet()
    {
        if (await Find() is { } instead) return instead;
        Seen = DraftMark.Of(_history?.Item).ToString();
        Answer = _history is not { } history ? InitiativeForm.Empty(Me.OrganisationName)
            : history.Item.Draft is { } draft ? InitiativeForm.FromJson(draft.Document)
            : ItemKind.Initiative.Read(history.Item.Document) is { Succeeded: true, Value: Initiative published } ? InitiativeForm.From(published) : InitiativeForm.Empty(Me.OrganisationName);
        return Page();
    }

    public async Task<IActionResult> OnPost(string? act)
    {
        if (await Find() is { } instead) return instead;
        Answer.WithFactors();
        if (act?.Split('-') is ["add" or "remove", ..] step)
        {
            Turn(step);

            // The rows have other numbers now: what stands in them comes from the form, not from what was posted under the old ones.
            ModelState.Clear();
            return Page();
        }

        var id = Id ?? ItemIds.Of(Answer.Title ?? "");
        if (id is null) return await After<Item>(new Fault(FaultKind.Invalid, string.IsNullOrWhiteSpace(Answer.Title) ? "Say what it is called" : "Use a title with more letters: the address of the page is made of it", "Title"), "", "Answer.");
        var (mark, text) = (DraftMark.Read(Seen), Answer.ToJson());
        if (Id is null && await desk.Find(ItemKind.Initiative, id) is { } other && !(other.Item.Draft is { } twin && twin.By == Me.Id && twin.Document == text))
            return await After<Item>(new Fault(FaultKind.Invalid, "There is an initiative of this name already. Choose another title, or change that one", "Title"), "", "Answer.");
        var done = act == "submit" ? await desk.Submit(ItemKind.Initiative, id, text, mark, Me) : await desk.Save(ItemKind.Initiative, id, text, mark, Me);
        return await After(done, act == "submit" ? "/work/toolkit?done=submitted" : $"/work/toolkit/write/{id}?done=saved", "Answer.", () => Again(id, done.Fault));
    }

    public async Task<IActionResult> OnPostDrop()
    {
        if (await Find() is { } instead) return instead;
        return Id is null ? NotFound() : await After(await desk.Drop(ItemKind.Initiative, Id, DraftMark.Read(Seen), Me), "/work/toolkit?done=dropped");
    }

    // Whoever saves again after a conflict has seen what they put theirs in the place of.
    private async Task<IActionResult> Again(string id, Fault fault)
    {
        if (fault.Kind != FaultKind.Conflict || await desk.Find(ItemKind.Initiative, id) is not { } now) return Page();
        Seen = DraftMark.Of(now.Item).ToString();
        Theirs = FormChanges.Between(now.Item.Draft?.Document ?? (ItemKind.Initiative.Read(now.Item.Document) is { Succeeded: true, Value: Initiative published } ? InitiativeForm.From(published).ToJson() : "{}"), Answer.ToJson());
        return Page();
    }

    private void Turn(string[] step)
    {
        if (step is ["add", "references"])
        {
            var number = 1;
            while (Answer.References.Any(r => r.Id == $"source-{number}")) number++;
            Answer.References.Add(new ReferenceForm { Id = string.Create(CultureInfo.InvariantCulture, $"source-{number}") });
        }

        if (step is ["add", "outcomes"]) Answer.Outcomes.Add(new());
        if (step is ["add", "costs"]) Answer.Costs.Add(new());
        if (step is ["remove", var list, var at] && int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var row))
        {
            if (list == "references" && row < Answer.References.Count) Answer.References.RemoveAt(row);
            if (list == "outcomes" && row < Answer.Outcomes.Count) Answer.Outcomes.RemoveAt(row);
            if (list == "costs" && row < Answer.Costs.Count) Answer.Costs.RemoveAt(row);
        }

        Answer.WithFactors();
    }

    private async Task<IActionResult?> Find()
    {
        if (Enter() is { } instead) return instead;
        if (Id is null) return null;
        _history = await desk.Find(ItemKind.Initiative, Id);
        Said = (await trials.Find(ItemKind.Initiative, Id))?.Answers ?? [];
        return _history is null ? NotFound() : WritingRules.Refused(ItemKind.Initiative, _history.Item, Me) is not null ? Forbid() : null;
    }
}
