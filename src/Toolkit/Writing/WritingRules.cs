using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;

namespace Goldthread.Toolkit.Writing;

/// <summary>
/// What may be done to an item, and what it becomes. Whoever takes part writes an initiative, new or of their own organisation; an editor writes anything. Whoever wrote any
/// part of a draft does not publish it: two people have read what the public reads.
/// </summary>
internal static class WritingRules
{
    /// <summary>For how long an item is taken as right once somebody has read it.</summary>
    public const int MonthsTillReview = 12;

    /// <summary>The latest day by which an item may be set to be read again, in years from today.</summary>
    public const int MostYearsTillReview = 5;

    /// <summary>The longest draft, in characters.</summary>
    public const int Longest = 200_000;

    private const int LongestReason = 2_000;

    public static readonly Fault NotForWriting = new(FaultKind.Forbidden, "Only those who take part write for the toolkit.");
    public static readonly Fault NotForEditing = new(FaultKind.Forbidden, "Only an editor of the toolkit can do that.");
    public static readonly Fault NoDraft = new(FaultKind.Conflict, "There is no draft of this any more: it was published or dropped meanwhile.");

    /// <summary>Why a user may not write an item; null where they may.</summary>
    public static Fault? Refused(ItemKind kind, Item? old, User user) =>
        user.Role.May(Activities.EditToolkit) ? null
        : !user.Role.May(Activities.TakePart) ? NotForWriting
        : kind != ItemKind.Initiative ? NotForEditing
        : IsFree(old) || old!.Owner == user.Organisation ? null
        : new Fault(FaultKind.Forbidden, "Only the organisation that keeps this, or an editor, can change it.");

    /// <summary>True where nothing is published or drafted under an id.</summary>
    public static bool IsFree(Item? item) => item is null or { IsPublished: false, Draft: null };

    /// <summary>The item with a draft. The same one where the form came twice.</summary>
    public static Outcome<Item> Drafted(ItemKind kind, string id, Item? old, string text, string state, DraftMark seen, DateOnly today, User user, long at)
    {
        if (Refused(kind, old, user) is { } refused) return refused;
        if (text.Length > Longest) return new Fault(FaultKind.TooLarge, $"Use {Longest:N0} characters at most: there are {text.Length:N0}", "Story");
        if (old?.Draft is { } draft && draft.By == user.Id && draft.Document == text && draft.State == state) return old;
        if (DraftMark.Of(old) != seen && !(IsFree(old) && seen.At == 0)) return new Fault(FaultKind.Conflict, "Somebody else has changed this meanwhile. Nothing you typed is lost: it is still here, and what they wrote stands below. Save again to put yours in its place.");
        var first = old is not null && !IsFree(old) ? old : new Item(kind.Code, id, user.Organisation, old?.Version ?? 0, today.AddMonths(MonthsTillReview), "", "", 0);
        return first with { Draft = new ItemDraft(text, state, user.Id, Later(old, at)) };
    }

    /// <summary>The item with its draft published.</summary>
    /// <param name="old">As it is.</param>
    /// <param name="steps">What was done to it.</param>
    /// <param name="read">The draft, read and checked.</param>
    /// <param name="seen">What the editor read.</param>
    /// <param name="reviewOn">By when it is to be read again.</param>
    /// <param name="today">Today.</param>
    /// <param name="user">The editor.</param>
    /// <param name="at">Now, in milliseconds since 1970.</param>
    public static Outcome<Item> Published(Item? old, IReadOnlyList<ItemStep> steps, Outcome<ItemDocument> read, DraftMark seen, DateOnly reviewOn, DateOnly today, User user, long at)
    {
        if (Edited(old, seen, user) is { } fault) return fault;
        if (old!.Draft!.State != ItemDraftState.Submitted) return new Fault(FaultKind.Conflict, "The writer is still at it: it is published once they hand it in.");
        if (Writers(steps).Contains(user.Id)) return new Fault(FaultKind.Forbidden, "You wrote some of this draft. Another editor publishes it, so that two people have read it.", "Publish");
        if (Dated(reviewOn, today) is { } wrong) return wrong;
        if (!read.Succeeded) return read.Faults.ToArray();
        return old with { Version = old.Version + 1, Document = ItemJson.Write(read.Value with { ReviewOn = reviewOn }), ReviewOn = reviewOn, PublishedAt = at, Draft = null };
    }

    /// <summary>The draft back with its writer.</summary>
    public static Outcome<Item> SentBack(Item? old, DraftMark seen, string reason, User user, long at) =>
        Edited(old, seen, user) is { } fault ? fault
        : old!.Draft!.State != ItemDraftState.Submitted ? new Fault(FaultKind.Conflict, "It is with its writer already.")
        : reason.Length is 0 or > LongestReason ? new Fault(FaultKind.Invalid, reason.Length == 0 ? "Say what is to be done" : $"Use {LongestReason:N0} characters at most", "Reason")
        : old with { Draft = old.Draft with { State = ItemDraftState.Writing, At = Later(old, at) } };

    /// <summary>The item without its draft; its writer and an editor may drop it.</summary>
    public static Outcome<Item> Dropped(ItemKind kind, Item? old, DraftMark seen, User user) =>
        old?.Draft is null ? NoDraft
        : old.Draft.By != user.Id && !user.Role.May(Activities.EditToolkit) ? NotForEditing
        : Refused(kind, old, user) is { } refused ? refused
        : DraftMark.Of(old) != seen ? Changed
        : old with { Draft = null };

    /// <summary>What is published, read again: another day is set by which it is to be read.</summary>
    public static Outcome<Item> ReadAgain(Item? old, int version, DateOnly reviewOn, DateOnly today, User user) =>
        !user.Role.May(Activities.EditToolkit) ? NotForEditing
        : old is not { IsPublished: true } ? new Fault(FaultKind.NotFound, "There is no such item.")
        : old.Version != version ? new Fault(FaultKind.Conflict, "It has been published anew since you read it. Read it again.")
        : Dated(reviewOn, today) is { } wrong ? wrong
        : old with { ReviewOn = reviewOn };

    /// <summary>Ids of those who wrote some of the draft that there is.</summary>
    public static IReadOnlySet<string> Writers(IReadOnlyList<ItemStep> steps)
    {
        var begins = steps.Select((s, i) => s.Kind is ItemStepKind.Published or ItemStepKind.Dropped ? i + 1 : 0).DefaultIfEmpty().Max();
        return steps.Skip(begins).Where(s => s.Kind is ItemStepKind.Written or ItemStepKind.Submitted).Select(s => s.By).ToHashSet(StringComparer.Ordinal);
    }

    private static Fault Changed => new(FaultKind.Conflict, "The draft has changed since you read it. Read it again.");

    private static Fault? Edited(Item? old, DraftMark seen, User user) =>
        !user.Role.May(Activities.EditToolkit) ? NotForEditing : old?.Draft is null ? NoDraft : DraftMark.Of(old) != seen ? Changed : null;

    private static Fault? Dated(DateOnly reviewOn, DateOnly today) =>
        reviewOn <= today || reviewOn > today.AddYears(MostYearsTillReview) ? new Fault(FaultKind.Invalid, $"Choose a day after today, within {MostYearsTillReview} years", "ReviewOn") : null;

    // Two drafts in one millisecond are still two.
    private static long Later(Item? old, long at) => Math.Max(at, (old?.Draft?.At ?? 0) + 1);
}
