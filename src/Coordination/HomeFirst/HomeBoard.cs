using Goldthread.DesignSystem.Text;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Record.People;
using Goldthread.Record.Reading;

namespace Goldthread.Coordination.HomeFirst;

/// <summary>One line of the board.</summary>
/// <param name="Row">The stay.</param>
/// <param name="Key">The key of the person's page.</param>
/// <param name="Name">Their name.</param>
/// <param name="BirthDate">When they were born, as far as known.</param>
/// <param name="Hospital">The hospital's name.</param>
internal sealed record BoardLine(StayRow Row, string Key, string Name, string BirthDate, string Hospital);

/// <summary>What a reader may know of the stays of hospitals: every line and every count is of people in their sight, and of nobody else.</summary>
internal sealed class HomeBoard(Database database, RecordReader reader, PersonDirectory directory, ReadJournal journal, TimeProvider clock)
{
    /// <summary>The most stays of one hospital that are looked at.</summary>
    public const int Most = 5_000;

    /// <summary>Those in hospital now, and those who left since a day; in sight.</summary>
    public async Task<(IReadOnlyList<StayRow> Open, IReadOnlyList<StayRow> Left)> Stays(Sight sight, DateOnly since)
    {
        var from = new DateTimeOffset(since.AddDays(-1), TimeOnly.MinValue, TimeSpan.Zero);
        var (open, left) = await database.Read(session =>
        {
            var owners = StayTable.Owners(session);
            return (owners.SelectMany(o => StayTable.Open(session, o, Most)).ToList(), owners.SelectMany(o => StayTable.LeftSince(session, o, from, Most)).ToList());
        });
        return (await InSight(open, sight), [.. (await InSight(left, sight)).Where(r => r.Stay.LeftOn >= since)]);
    }

    /// <summary>The lines of stays, and the act of reading for each person, before they are shown.</summary>
    public async Task<IReadOnlyList<BoardLine>> Lines(IEnumerable<StayRow> rows, Sight sight)
    {
        var names = await database.Read(SourceTable.All);
        var lines = new List<BoardLine>();
        foreach (var row in rows)
        {
            var members = await directory.Members(row.Person.ToString());
            if (members.FirstOrDefault(m => m.Key == row.Person) is { } who)
            {
                // A person has one address, however many sources know them.
                lines.Add(new BoardLine(row, members[0].Key.ToString(), who.Name, who.BirthDate, names.GetValueOrDefault(row.Owner, row.Owner)));
            }
        }

        var act = sight.Act(clock, "look at the hub's board");
        await Task.WhenAll(lines.Select(l => l.Row.Person).Distinct().Select(p => journal.Record(new ReadAct(act, p.Part, p.Number, sight.Words))));
        return lines;
    }

    /// <summary>How many were ready and still there at the end of each of the last days, today so far last.</summary>
    public static IReadOnlyList<(DateOnly Day, int Count)> Trend(IReadOnlyList<StayRow> rows, DateOnly today, int days)
    {
        var waits = rows.SelectMany(r => r.Plan.Waits).ToList();
        return [.. Enumerable.Range(1 - days, days).Select(d => today.AddDays(d)).Select(d => (d, BedDays.StillThere(waits, d)))];
    }

    /// <summary>Today in London.</summary>
    public DateOnly Today => Dates.DayInLondon(clock.GetUtcNow());

    public DateTimeOffset Now => clock.GetUtcNow();

    private async Task<List<StayRow>> InSight(List<StayRow> rows, Sight sight)
    {
        var seen = new List<StayRow>(rows.Count);
        foreach (var row in rows)
        {
            // The Encounter itself, not only the person: a stay may be withheld.
            if ((await reader.Read("Encounter", row.Id, sight)).Succeeded)
            {
                seen.Add(row);
            }
        }

        return seen;
    }
}
