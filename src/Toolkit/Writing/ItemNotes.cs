using Goldthread.Kernel.Data;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;
using Goldthread.Toolkit.Writing.Remarks;
using Goldthread.Toolkit.Writing.Testing;

namespace Goldthread.Toolkit.Writing;

/// <summary>What stands at the foot of every published item.</summary>
/// <param name="Item">The item.</param>
/// <param name="Owner">Who looks after it, in words.</param>
/// <param name="IsOverdue">True where the day by which it was to be read again has passed.</param>
/// <param name="Areas">How many organisations tested its drafts.</param>
/// <param name="Changes">What was changed because of them, in the order in which they were answered.</param>
/// <param name="Answers">What was done about what readers said, the newest first.</param>
internal sealed record ItemNote(Item Item, string Owner, bool IsOverdue, int Areas, IReadOnlyList<string> Changes, IReadOnlyList<Remark> Answers);

/// <summary>Reads what stands at the foot of an item.</summary>
internal sealed class ItemNotes(Database database, ToolkitShelf shelf)
{
    private const int AnswersShown = 5;

    /// <summary>The note of a published item; null where there is none.</summary>
    public async Task<ItemNote?> Of(ItemKind kind, string id) => await database.Read(s =>
    {
        if (ItemTable.Find(s, kind.Code, id) is not { IsPublished: true } item) return null;
        var tested = TrialTable.Answers(s, kind.Code, id, item.Version);
        return new ItemNote(
            item, DraftText.Words(item.Document, "owner") ?? "", item.ReviewOn < shelf.Today, tested.Select(a => a.Organisation).Distinct(StringComparer.Ordinal).Count(),
            [.. tested.Where(a => a.Reply.Length > 0).OrderBy(a => a.RepliedAt).Select(a => a.Reply)],
            [.. RemarkTable.Of(s, kind.Code, id, RemarkDesk.Most).Where(r => r.AnsweredAt > 0).Take(AnswersShown)]);
    });
}
