using Goldthread.Fhir.Storage;
using Goldthread.Population.DataSet;
using Goldthread.Population.Projection;

namespace Goldthread.Population.Tests.Profiles;

/// <summary>A made place as rows of the data set, in two slices whose words have other numbers, and the same people as plain rows.</summary>
internal sealed class MadePlace
{
    public static readonly DateOnly On = new(2026, 9, 30);

    private MadePlace(IReadOnlyList<MadeResident> people, PeopleSnapshot snapshot) => (People, Snapshot) = (people, snapshot);

    public IReadOnlyList<MadeResident> People { get; }

    public PeopleSnapshot Snapshot { get; }

    /// <summary>Those who are counted: alive, not opted out, living in a neighbourhood, and not superseded.</summary>
    public IEnumerable<MadeResident> Counted => People.Where(p => !p.OptedOut && !p.Died && p.Area.Length > 0 && p.Stands);

    /// <summary>A place of so many people.</summary>
    /// <param name="people">How many, in both slices.</param>
    /// <param name="seed">Of chance.</param>
    /// <param name="areas">How many neighbourhoods.</param>
    /// <param name="frailtyIn">Of 1,000 people, how many are severely frail in each neighbourhood; the last also in the others.</param>
    public static MadePlace Of(int people, int seed, int areas = 5, params int[] frailtyIn)
    {
        var chance = new Random(seed);
        var made = Enumerable.Range(0, people).Select(i => Made(chance, i, areas, frailtyIn.Length == 0 ? [20] : frailtyIn)).ToList();
        var (first, second) = (made.Where(p => !p.InTail).ToList(), made.Where(p => p.InTail).Reverse().ToList());
        var alive = new ulong[(first.Count + 63) / 64];
        for (var i = 0; i < first.Count; i++)
        {
            if (first[i].Stands) alive[i >> 6] |= 1UL << (i & 63);
        }

        return new MadePlace(made, new PeopleSnapshot([new PeopleSlice(Laid(first), alive), new PeopleSlice(Laid(second), default)], On, new DateTimeOffset(2026, 9, 30, 4, 0, 0, TimeSpan.Zero), FeedPosition.Start));
    }

    private static MadeResident Made(Random chance, int number, int areas, int[] frailty)
    {
        var area = areas == 0 || chance.Next(200) == 0 ? -1 : chance.Next(areas);
        var age = chance.Next(0, 100);
        var tail = chance.Next(20) == 0;
        return new MadeResident(
            number, On.AddDays(-((age * 366) + chance.Next(300))), area < 0 ? "" : $"N{area}", chance.Next(50) == 0 ? 0 : Math.Clamp(1 + (area * 2) + chance.Next(3), 1, 10), $"P{chance.Next(12)}",
            OptedOut: chance.Next(30) == 0, Died: chance.Next(60) == 0, InTail: tail, Stands: tail || chance.Next(25) != 0, IsFrail: chance.Next(1000) < frailty[Math.Clamp(area, 0, frailty.Length - 1)], HasDiabetes: chance.Next(12) == 0,
            [.. Enumerable.Range(0, chance.Next(6) == 0 ? chance.Next(5) : 0).Select(_ => On.AddDays(-chance.Next(800)))]);
    }

    private static Segment Laid(List<MadeResident> people)
    {
        var writer = new RowWriter(Math.Max(1, people.Count));
        foreach (var person in people)
        {
            var row = new PersonRow(person.Number) { Born = person.Born, Died = person.Died ? On.AddDays(-5) : null, Area = new PersonArea("E0100", person.Decile, person.Area), Practice = person.Practice };
            if (person.OptedOut) row.Flags.Add(DataColumns.OptedOut);
            if (person.IsFrail) row.Flags.Add(DataColumns.Has("severe_frailty"));
            if (person.HasDiabetes) row.Flags.Add(DataColumns.Has("diabetes"));
            row.Events.AddRange(person.Admissions.Select(day => (DataColumns.EmergencyAdmission, (DateOnly?)day, 0)));
            writer.Write(row);
        }

        writer.Finish();
        return writer.Builder.Build();
    }
}

internal sealed record MadeResident(int Number, DateOnly Born, string Area, int Decile, string Practice, bool OptedOut, bool Died, bool InTail, bool Stands, bool IsFrail, bool HasDiabetes, IReadOnlyList<DateOnly> Admissions)
{
    public int Age => MadePlace.On.Year - Born.Year - ((MadePlace.On.Month, MadePlace.On.Day).CompareTo((Born.Month, Born.Day)) < 0 ? 1 : 0);

    public int AdmissionsInYear => Admissions.Count(d => d > new DateOnly(2025, 9, 30) && d <= MadePlace.On);
}
