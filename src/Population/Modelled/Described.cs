using Goldthread.Impact.People;
using Goldthread.Population.Release;

namespace Goldthread.Population.Modelled;

/// <summary>
/// A place's people as a description that may leave it: three tables that went through the release gate (age by sex; fifths of deprivation; of those of 65 and over frailty, care homes and home
/// care), which have nothing in common but totals. Where a count is kept back, what is left of its table is spread evenly over all that are kept back, which tells no more than is shown.
/// </summary>
/// <param name="Description">The description.</param>
/// <param name="People">How many people it is of, as it may be seen.</param>
/// <param name="KeptBack">How many counts were kept back.</param>
/// <param name="Told">What the description has from elsewhere.</param>
public sealed record Described(Description Description, ReleasedCount People, int KeptBack, IReadOnlyList<string> Told)
{
    private const string All = "All";
    private static readonly string[] Sexes = ["Women", "Men"];

    /// <summary>Describes people.</summary>
    /// <param name="people">The people, whoever they are.</param>
    /// <param name="rule">What may be seen; the usual one of the NHS where it is left out.</param>
    public static Described Of(ModelPeople people, ReleaseRule? rule = null)
    {
        var (of, shown, england) = (people.People.People.ToArray(), rule ?? ReleaseRule.Nhs, Description.England);
        var from = england.From;
        var ages = from.Select((_, i) => i + 1 < from.Count ? $"{from[i]} to {from[i + 1] - 1}" : $"{from[i]} and over").ToArray();
        var byAge = Released(shown, [new Dimension("age", ages), new Dimension("sex", Sexes)], (a, s) => of.Count(p => Band(p.Age) == a && (int)p.Sex == s));
        var byFifth = Released(shown, [new Dimension("fifth", [.. Enumerable.Range(1, Person.Fifths).Select(f => $"{f}")])], (f, _) => of.Count(p => p.Deprivation == f + 1));
        var older = of.Where(p => p.Age >= 65).ToArray();
        var frailty = Enum.GetNames<Frailty>();
        long[] Count(Func<Person, bool> which) => [.. Enumerable.Range(0, frailty.Length).Select(f => older.LongCount(p => (int)p.Frailty == f && which(p)))];
        var byFrailty = Gate.Release(CountTable.Of([new Dimension("frailty", frailty)], Count(_ => true), [new Measure("care home", Count(p => p.Lives == Place.CareHome)), new Measure("home care", Count(p => p.Lives == Place.HomeWithCare))]).Value, shown);

        var counts = Spread(byAge, [.. ages.SelectMany(a => Sexes.Select(s => new[] { a, s }))], [All, All]);
        var (fifths, bands) = (Spread(byFifth, [.. Enumerable.Range(1, Person.Fifths).Select(f => new[] { $"{f}" })], [All]), Spread(byFrailty, [.. frailty.Select(f => new[] { f })], [All]));
        var told = new List<string> { "Carers: as England is described, for the data set does not know who has one." };
        double Share(string measure, string says, double otherwise)
        {
            if (byFrailty.Count(measure, All).Number is { } number && byFrailty.People(All).Number is > 0 and var whole) return Math.Min(1, (double)number / whole);
            told.Add($"{says}: as England is described, for too few have it here to be shown.");
            return otherwise;
        }

        double[] Known(double[] values, IReadOnlyList<double> otherwise, string says)
        {
            if (values.Sum() > 0) return values;
            told.Add($"{says}: as England is described, for there are too few people here to be shown.");
            return [.. otherwise];
        }

        var (women, men) = (counts.Where((_, i) => i % 2 == 0).ToArray(), counts.Where((_, i) => i % 2 == 1).ToArray());
        if (counts.Sum() == 0) (women, men) = (Known(women, england.Women, "Ages and sexes of women"), Known(men, england.Men, "Ages of men"));
        var description = new Description(
            from, women, men, Known(fifths, england.Deprivation, "Deprivation"), Known(bands, england.FrailtyFrom65, "Frailty"),
            Share("care home", "People in care homes", england.CareHomeFrom65), Share("home care", "People with home care", england.HomeCareFrom65), england.Carers);
        return new Described(description, byAge.People(All, All), byAge.SuppressedCount + byFifth.SuppressedCount + byFrailty.SuppressedCount, told);

        int Band(int age) => from.Count(f => f <= age) - 1;
    }

    private static ReleasedTable Released(ReleaseRule rule, IReadOnlyList<Dimension> dimensions, Func<int, int, int> count)
    {
        var second = dimensions.Count > 1 ? dimensions[1].Values.Count : 1;
        return Gate.Release(CountTable.Of(dimensions, [.. Enumerable.Range(0, dimensions[0].Values.Count * second).Select(cell => (long)count(cell / second, cell % second))]).Value, rule);
    }

    private static double[] Spread(ReleasedTable table, IReadOnlyList<string[]> cells, string[] total)
    {
        var shown = cells.Select(at => table.People(at).Number).ToArray();
        var (missing, left) = (shown.Count(n => n is null), Math.Max(0, (table.People(total).Number ?? 0) - shown.Sum(n => n ?? 0)));
        return [.. shown.Select(n => n ?? (double)left / missing)];
    }
}
