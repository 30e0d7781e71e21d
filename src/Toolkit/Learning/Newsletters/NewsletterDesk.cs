using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Learning.Events;
using Goldthread.Toolkit.Shelf;

namespace Goldthread.Toolkit.Learning.Newsletters;

/// <summary>An issue as an editor reads it before it is published.</summary>
/// <param name="Letter">What is stored.</param>
/// <param name="Lines">Every line that could stand in it, and whether it is left out.</param>
internal sealed record IssueDraft(Newsletter Letter, IReadOnlyList<(IssueLine Line, bool LeftOut)> Lines)
{
    /// <summary>What would be published.</summary>
    public IReadOnlyList<IssueLine> Kept => [.. Lines.Where(l => !l.LeftOut).Select(l => l.Line)];

    /// <summary>By which it is known that what is published is what was read.</summary>
    public string Mark => IssueMaker.Mark(Letter.Opening, Kept);
}

/// <summary>The monthly newsletter: made of what there is, read and arranged by an editor, then published. Nothing is sent to anybody.</summary>
internal sealed class NewsletterDesk(TakingPart taking, ToolkitShelf shelf)
{
    /// <summary>Published issues, the newest first, without stories that were taken back.</summary>
    public async Task<IReadOnlyList<Newsletter>> Published() => await taking.Read(s => NewsTable.All(s).Where(n => n.Version > 0).Select(n => WithoutWithdrawn(s, n)).ToList());

    /// <summary>The published issue of a month; null where there is none.</summary>
    public async Task<Newsletter?> Find(DateOnly month) => await taking.Read(s => NewsTable.Find(s, month) is { Version: > 0 } found ? WithoutWithdrawn(s, found) : null);

    public async Task<IssueDraft> Draft(DateOnly month)
    {
        var items = await shelf.All();
        return await taking.Read(s => Draft(s, month, items));
    }

    public Task<Outcome<Newsletter>> Open(DateOnly month, string? opening, User user) => Change(month, user, "write the opening of", (_, old) =>
    {
        var typed = new Typed();
        var said = typed.May(opening, "Opening", 2000);
        return typed.Faults.Count > 0 ? typed.Faults.ToArray() : old.Letter with { Opening = said };
    });

    public Task<Outcome<Newsletter>> Move(DateOnly month, string key, bool up, User user) => Change(month, user, "arrange", (_, old) =>
        old.Letter with { Choices = IssueMaker.Moved([.. old.Lines.Select(l => l.Line)], old.Letter.Choices, key, up) });

    public Task<Outcome<Newsletter>> LeaveOut(DateOnly month, string key, bool leaveOut, User user) => Change(month, user, "choose what stands in", (_, old) =>
        old.Letter with { Choices = old.Letter.Choices with { LeftOut = [.. old.Letter.Choices.LeftOut.Where(k => k != key), .. leaveOut ? new[] { key } : []] } });

    /// <summary>Publishes what the editor read; when it has changed meanwhile it is not published. An issue can be published again, with what was changed since.</summary>
    /// <param name="month">The first day of the month.</param>
    /// <param name="mark">The mark of what was read.</param>
    /// <param name="user">An editor.</param>
    public Task<Outcome<Newsletter>> Publish(DateOnly month, string? mark, User user) => Change(month, user, "publish", (_, old) =>
        month > taking.Today ? new Fault(FaultKind.Conflict, "This month has not begun.")
        : old.Kept.Count == 0 ? new Fault(FaultKind.Conflict, "There is nothing in this issue yet.")
        : old.Mark != mark ? new Fault(FaultKind.Conflict, "The issue has changed since you read it. Read it again, then publish it.")
        : old.Letter with { Lines = old.Kept, Version = old.Letter.Version + 1, PublishedAt = taking.Now, PublishedBy = user.Name });

    private async Task<Outcome<Newsletter>> Change(DateOnly month, User user, string activity, Func<Session, IssueDraft, Outcome<Newsletter>> change)
    {
        var items = await shelf.All();
        return await taking.Write<Newsletter>(user, Activities.EditToolkit, $"{activity} the newsletter of {Newsletter.Empty(month).Code}", (session, _) =>
        {
            var now = change(session, Draft(session, month, items));
            if (now.Succeeded) NewsTable.Put(session, now.Value, taking.Now.ToUnixTimeMilliseconds());
            return now;
        });
    }

    private IssueDraft Draft(Session session, DateOnly month, IReadOnlyList<IndexedItem> items)
    {
        var letter = NewsTable.Find(session, month);
        return new IssueDraft(letter, IssueMaker.Arranged(IssueMaker.Lines(month, taking.Today, NewsTable.Stories(session), items, EventTable.All(session)), letter.Choices));
    }

    private static Newsletter WithoutWithdrawn(Session session, Newsletter letter)
    {
        var gone = NewsTable.Stories(session).Where(s => s.State == StoryState.Withdrawn).Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        return letter with { Lines = [.. letter.Lines.Where(l => !gone.Contains(l.Key))] };
    }
}
