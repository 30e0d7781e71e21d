using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;

namespace Goldthread.Coordination.Work;

/// <summary>Which rows somebody wants to see.</summary>
/// <param name="Side">Their own move, what they wait for, or what was answered.</param>
/// <param name="Whose">"me", "nobody", "all", "team:ID" or "user:ID".</param>
/// <param name="Kind">A kind of work, or empty for all.</param>
/// <param name="Late">Only what is past its limit.</param>
/// <param name="Snoozed">What was put off, instead of the rest.</param>
internal sealed record WorkFilter(WorkSide Side, string Whose, string Kind, bool Late, bool Snoozed)
{
    /// <summary>The user whose rows the store is asked for; null for everybody's.</summary>
    public string? Assignee(User user) => Whose switch
    {
        "me" => user.Id,
        "nobody" => "",
        _ when Whose.StartsWith("user:", StringComparison.Ordinal) => Whose["user:".Length..],
        _ => null,
    };

    /// <summary>The team whose rows the store is asked for; null for all.</summary>
    public string? Team => Whose.StartsWith("team:", StringComparison.Ordinal) ? Whose["team:".Length..] : null;
}

/// <summary>A row as it is shown.</summary>
internal sealed record WorkItem(WorkRow Row, WorkSaid Said, WorkPerson Person)
{
    public string Href => $"/work/people/{Person.Key}{Said.Where}";
}

/// <summary>A page of a worklist.</summary>
/// <param name="Items">In order of due date.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
internal sealed record WorkPage(IReadOnlyList<WorkItem> Items, WorkPlace? Next);

/// <summary>Whose move it is, across people: rows of the reader's organisation, each only when the person and the task are in their sight. To look is an act about each person shown.</summary>
internal sealed class WorkList(Database database, RecordReader reader, WorkPeople people, ReadJournal journal, TimeProvider clock)
{
    public const int PageSize = 20;

    // Rows out of the reader's sight are passed over so far; then the next page is offered.
    private const int MostLookedAt = 2_000;

    public async Task<WorkPage> Read(User user, Sight sight, WorkFilter filter, WorkPlace after)
    {
        var now = clock.GetUtcNow();
        var items = new List<WorkItem>();
        for (var looked = 0; looked < MostLookedAt; looked += PageSize)
        {
            var rows = await database.Read(session => WorkTable.Page(session, user.Organisation, filter, filter.Assignee(user), now.ToUnixTimeMilliseconds(), after, PageSize + 1));
            foreach (var (row, item) in await Show([.. rows.Take(PageSize)], sight))
            {
                if (items.Count == PageSize)
                {
                    return await Told(items, after, sight);
                }

                after = new WorkPlace(row.DueAt, row.Id);
                if (item is not null)
                {
                    items.Add(item);
                }
            }

            if (rows.Count <= PageSize)
            {
                return await Told(items, null, sight);
            }
        }

        return await Told(items, after, sight);
    }

    private async Task<WorkPage> Told(List<WorkItem> items, WorkPlace? next, Sight sight)
    {
        var act = sight.Act(clock, "look at a worklist");
        await Task.WhenAll(items.Select(i => i.Row.Person).Distinct().Select(p => journal.Record(new ReadAct(act, p.Part, p.Number, sight.Words))));
        return new WorkPage(items, next);
    }

    // All rows of a page with a handful of questions; null where the row or the person is out of sight.
    private async Task<List<(WorkRow Row, WorkItem? Item)>> Show(IReadOnlyList<WorkRow> rows, Sight sight)
    {
        var found = await reader.Some([.. rows.Select(r => (r.Type, r.Id))], sight);
        var known = await people.Read([.. rows.Where((_, i) => found[i] is not null).Select(r => r.Person).Distinct()], sight);
        return [.. rows.Select((row, i) => (row, found[i] is { } stored && known.GetValueOrDefault(row.Person) is { } person ? new WorkItem(row, WorkRows.Say(row, stored), person) : null))];
    }
}
