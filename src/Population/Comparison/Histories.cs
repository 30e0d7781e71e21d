using Goldthread.Population.DataSet;
using Goldthread.Population.Projection;

namespace Goldthread.Population.Comparison;

/// <summary>Reads people with their days out of the columns. Who refused uses beyond their own care is not among them: to ask what a way of working brought about is planning.</summary>
internal static class Histories
{
    private static readonly string[] Uses = [DataColumns.Contact, DataColumns.EmergencyDepartment, DataColumns.EmergencyAdmission, DataColumns.HospitalDays];
    private static readonly string[] Grades = ["mild_frailty", "moderate_frailty", "severe_frailty"];
    private static readonly string[] LongTerm = [.. ConditionSets.Own.Kinds.Where(k => k.IsLongTerm).Select(k => k.Name)];

    /// <summary>Those who are wanted, in the order of their rows.</summary>
    /// <param name="people">Everybody.</param>
    /// <param name="wanted">Asked with key, sex and day of birth.</param>
    public static IReadOnlyList<PersonHistory> Of(PeopleSnapshot people, Func<long, int, int, bool> wanted) => [.. people.Slices.SelectMany(s => Of(s, wanted))];

    private static PersonHistory[] Of(PeopleSlice slice, Func<long, int, int, bool> wanted)
    {
        var segment = slice.Segment;
        var at = Wanted(slice, wanted);
        var uses = Uses.Select(u => Rows(segment, u, at)).ToList();
        var conditions = LongTerm.Select(c => Rows(segment, c, at)).ToList();
        var grades = Grades.Select(g => Rows(segment, g, at)).ToList();
        var keys = segment.Keys(segment.Number(DataColumns.Key));
        var born = segment.Wholes(segment.Number(DataColumns.Born));
        var died = segment.Wholes(segment.Number(DataColumns.Died));
        var sex = segment.Smalls(segment.Number(DataColumns.Sex));
        var decile = segment.Smalls(segment.Number(DataColumns.Decile));
        var found = new PersonHistory[at.Count];
        foreach (var (row, i) in at)
        {
            found[i] = new PersonHistory(keys[row], born[row], died[row], sex[row], decile[row] is >= 1 and <= 10 and var d ? ((d - 1) / 2) + 1 : 0)
            {
                Uses = [.. uses.Select(u => Days(u[i]))],
                Nights = [.. (uses[^1][i] ?? []).Select(r => r.Amount)],
                Conditions = [.. conditions.Select(c => c[i]).OfType<List<(int Day, int Amount)>>().Select(c => c[0].Day)],
                Frailty = [.. grades.Select(g => g[i] is [var first, ..] ? first.Day : -1)],
            };
        }

        return found;
    }

    private static int[] Days(List<(int Day, int Amount)>? rows) => rows is null ? [] : [.. rows.Select(r => r.Day)];

    // The place of each wanted row among those that are wanted.
    private static Dictionary<int, int> Wanted(PeopleSlice slice, Func<long, int, int, bool> wanted)
    {
        var segment = slice.Segment;
        var keys = segment.Keys(segment.Number(DataColumns.Key));
        var born = segment.Wholes(segment.Number(DataColumns.Born));
        var sex = segment.Smalls(segment.Number(DataColumns.Sex));
        var refused = segment.Flags(segment.Number(DataColumns.OptedOut));
        var stands = slice.Alive.Span;
        var at = new Dictionary<int, int>();
        for (var row = 0; row < segment.People; row++)
        {
            var bit = 1UL << (row & 63);
            if ((refused[row >> 6] & bit) == 0 && (stands.IsEmpty || (stands[row >> 6] & bit) != 0) && wanted(keys[row], sex[row], born[row])) at.Add(row, at.Count);
        }

        return at;
    }

    private static List<(int Day, int Amount)>?[] Rows(Segment segment, string column, Dictionary<int, int> at)
    {
        var number = segment.Number(column);
        var rows = new List<(int, int)>?[at.Count];
        for (var block = 0; block < segment.Blocks; block++)
        {
            var events = segment.Events(number, block);
            for (var runs = events.Runs(); runs.MoveNext();)
            {
                if (!at.TryGetValue((block * Segment.BlockPeople) + runs.Person, out var place)) continue;
                for (var i = runs.Start; i < runs.End; i++)
                {
                    if (events.Has(i)) (rows[place] ??= []).Add((events.Days[i], events.Amounts.IsEmpty ? 0 : events.Amounts[i]));
                }
            }
        }

        return rows;
    }
}
