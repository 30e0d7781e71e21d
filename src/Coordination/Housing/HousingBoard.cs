using Goldthread.DesignSystem.Text;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;
using Goldthread.Record.People;

namespace Goldthread.Coordination.Housing;

/// <summary>One line of a list: a row and whose it is.</summary>
internal sealed record HousingLine<T>(T Row, string Key, string Name);

/// <summary>What a reader may know of adaptations and times in places: every line and every count is of people in their sight, and of nobody else.</summary>
internal sealed class HousingBoard(Database database, RecordReader reader, PersonDirectory directory, ReadJournal journal, TimeProvider clock)
{
    /// <summary>The most rows that are looked at.</summary>
    public const int Most = 5_000;

    public DateOnly Today => Dates.DayInLondon(clock.GetUtcNow());

    /// <summary>Adaptations in sight. Of a role that sees only what is between its organisation and another, those alone.</summary>
    public async Task<IReadOnlyList<AdaptationRow>> Adaptations(User user, Sight sight)
    {
        var rows = await database.Read(s => HousingTable.Adaptations(s, Most));
        var seen = new List<AdaptationRow>();
        foreach (var row in rows.Where(r => Shows(user, "Task") || Is(user, r.Owner) || Is(user, r.Decider)))
        {
            if ((await reader.Read("Task", row.Task, sight)).Succeeded)
            {
                seen.Add(row);
            }
        }

        return seen;
    }

    /// <summary>Times in places, in sight; of a role that sees no episodes of others, those of its own organisation alone.</summary>
    public async Task<IReadOnlyList<MoveOnRow>> Moves(User user, Sight sight)
    {
        var rows = await database.Read(s => HousingTable.Moves(s, Most));
        var seen = new List<MoveOnRow>();
        foreach (var row in rows.Where(r => Shows(user, "EpisodeOfCare") || Is(user, r.Owner)))
        {
            if ((await reader.Read("EpisodeOfCare", row.Episode, sight)).Succeeded)
            {
                seen.Add(row);
            }
        }

        return seen;
    }

    /// <summary>Rows with names, and the act of reading for each person, before they are shown.</summary>
    public async Task<IReadOnlyList<HousingLine<T>>> Lines<T>(IEnumerable<T> rows, Func<T, PersonKey> person, Sight sight)
    {
        var lines = new List<HousingLine<T>>();
        foreach (var row in rows)
        {
            var members = await directory.Members(person(row).ToString());
            if (members.FirstOrDefault(m => m.Key == person(row)) is { } who)
            {
                // A person has one address, however many sources know them.
                lines.Add(new HousingLine<T>(row, members[0].Key.ToString(), who.Name));
            }
        }

        var act = sight.Act(clock, "look at the housing list");
        await Task.WhenAll(lines.Select(l => person(l.Row)).Distinct().Select(p => journal.Record(new ReadAct(act, p.Part, p.Number, sight.Words))));
        return lines;
    }

    private static bool Shows(User user, string type) => RoleView.Of(user.Role.View).Types is not { } types || (types.TryGetValue(type, out var shown) && shown == Shown.All);

    private static bool Is(User user, string organisation) => organisation.Length > 0 && organisation.Equals(user.Organisation, StringComparison.OrdinalIgnoreCase);
}
