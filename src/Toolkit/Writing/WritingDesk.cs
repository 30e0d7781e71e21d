using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;
using Goldthread.Toolkit.Writing.Testing;

namespace Goldthread.Toolkit.Writing;

/// <summary>An item with all that was done to it.</summary>
internal sealed record ItemHistory(ItemKind Kind, Item Item, IReadOnlyList<ItemStep> Steps)
{
    /// <summary>What it is called, as its draft says, or as is published.</summary>
    public string Title => DraftText.Title(Item);

    /// <summary>The latest step of a kind; null where there is none.</summary>
    public ItemStep? Last(string kind) => Steps.LastOrDefault(s => s.Kind == kind);

    /// <summary>Why the draft was sent back and not handed in again since; null where it was not.</summary>
    public ItemStep? SentBack => Item.Draft is { State: ItemDraftState.Writing } && Steps.LastOrDefault(s => s.Kind is ItemStepKind.SentBack or ItemStepKind.Submitted or ItemStepKind.Published or ItemStepKind.Dropped) is { Kind: ItemStepKind.SentBack } back ? back : null;
}

/// <summary>The verbs of those who write for the toolkit and of its editors. Each is one transaction, one act and one step that stays readable.</summary>
internal sealed class WritingDesk(Database database, ToolkitShelf shelf, TimeProvider clock)
{
    /// <summary>Today, in England.</summary>
    public DateOnly Today => shelf.Today;

    /// <summary>An item as it lies in the store, drafted or published; null where there is none.</summary>
    public async Task<ItemHistory?> Find(ItemKind kind, string id) => await database.Read(s => ItemTable.Find(s, kind.Code, id) is { } item && !WritingRules.IsFree(item) ? new ItemHistory(kind, item, StepTable.Of(s, kind.Code, id)) : null);

    /// <summary>Every draft, the one that has waited longest first.</summary>
    public async Task<IReadOnlyList<ItemHistory>> Drafts() => await database.Read(s =>
        ItemTable.Drafts(s).Where(i => ItemKind.Of(i.Kind) is not null).Select(i => new ItemHistory(ItemKind.Of(i.Kind)!, i, StepTable.Of(s, i.Kind, i.Id))).ToList());

    /// <summary>Keeps a draft; the public sees nothing of it. A new item takes an id that is free.</summary>
    public Task<Outcome<Item>> Save(ItemKind kind, string id, string text, DraftMark seen, User user) =>
        Change(kind, id, user, ItemStepKind.Written, "", (old, _, at) => WritingRules.Drafted(kind, id, old, text, ItemDraftState.Writing, seen, Today, user, at));

    /// <summary>Keeps a draft that is whole, and asks an editor to publish it.</summary>
    public Task<Outcome<Item>> Submit(ItemKind kind, string id, string text, DraftMark seen, User user) =>
        Change(kind, id, user, ItemStepKind.Submitted, "", (old, _, at) =>
            WritingRules.Drafted(kind, id, old, text, ItemDraftState.Submitted, seen, Today, user, at) is var next && next.Succeeded && DraftText.Read(kind, next.Value) is { Succeeded: false } faulty ? faulty.Faults.ToArray() : next);

    /// <summary>An editor who wrote none of it publishes the draft: it shows at once, and what was published before is kept.</summary>
    public Task<Outcome<Item>> Publish(ItemKind kind, string id, DraftMark seen, DateOnly reviewOn, User user) =>
        Change(kind, id, user, ItemStepKind.Published, "", (old, steps, at) => WritingRules.Published(old, steps, old is null ? WritingRules.NoDraft : DraftText.Read(kind, old), seen, reviewOn, Today, user, at));

    /// <summary>An editor sends the draft back to its writer, with what is to be done.</summary>
    public Task<Outcome<Item>> SendBack(ItemKind kind, string id, DraftMark seen, string? reason, User user) =>
        Change(kind, id, user, ItemStepKind.SentBack, (reason ?? "").Trim(), (old, _, at) => WritingRules.SentBack(old, seen, (reason ?? "").Trim(), user, at));

    /// <summary>Drops the draft and what testers said of it; what is published stays.</summary>
    public Task<Outcome<Item>> Drop(ItemKind kind, string id, DraftMark seen, User user) =>
        Change(kind, id, user, ItemStepKind.Dropped, "", (old, _, _) => WritingRules.Dropped(kind, old, seen, user));

    /// <summary>An editor has read what is published: it is still right until another day.</summary>
    public Task<Outcome<Item>> ReadAgain(ItemKind kind, string id, int version, DateOnly reviewOn, User user) =>
        Change(kind, id, user, ItemStepKind.ReadAgain, $"to be read again by {reviewOn:d MMMM yyyy}", (old, _, _) => WritingRules.ReadAgain(old, version, reviewOn, Today, user));

    // A refusal, and a form that came twice, leave no act: nothing was done.
    private async Task<Outcome<Item>> Change(ItemKind kind, string id, User user, string step, string words, Func<Item?, IReadOnlyList<ItemStep>, long, Outcome<Item>> change)
    {
        var now = clock.GetUtcNow();
        var done = await database.Write(session =>
        {
            var part = PartWriter.Open(session, Part.Place);
            var (old, steps, at) = (ItemTable.Find(session, kind.Code, id), StepTable.Of(session, kind.Code, id), now.ToUnixTimeMilliseconds());
            var next = change(old, steps, at);
            if (!next.Succeeded || ReferenceEquals(next.Value, old)) return next;
            if (old is { IsPublished: true } && old.Version != next.Value.Version) ItemTable.Keep(session, old, at, user.Name);
            if (step == ItemStepKind.Dropped) TrialTable.Forget(session, kind.Code, id, old!.Version + 1);
            ItemTable.Put(session, next.Value, part.Commit);
            StepTable.Add(session, kind.Code, id, steps.Count + 1, new ItemStep(next.Value.Version + (next.Value.Draft is null ? 0 : 1), step, at, user.Id, user.Name, user.OrganisationName, words));
            part.Close(new Act(user.Acting("pages"), now, Purpose.Planning, $"{ItemStepKind.InWords(step)}: {kind.One} {id}"));
            return next;
        });
        shelf.Forget();
        return done;
    }
}
