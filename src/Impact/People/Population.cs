using Goldthread.Impact.Chance;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.People;

/// <summary>People at the start of a model, in an order that does not change: the same person has the same luck in every scenario. 7 bytes a person.</summary>
public sealed class Population
{
    private readonly Person[] _people;

    /// <summary>These people.</summary>
    public Population(IEnumerable<Person> people) => _people = [.. people];

    private Population(Person[] people) => _people = people;

    /// <summary>How many.</summary>
    public int Count => _people.Length;

    /// <summary>The people, in order.</summary>
    public ReadOnlySpan<Person> People => _people;

    /// <summary>People made to a description: each drawn on its own, so that the first thousand are the same whether a thousand are made or a million.</summary>
    public static Outcome<Population> Described(Description description, int count, ulong seed)
    {
        var faults = description.Check().ToArray();
        if (count is < 1 or > 20_000_000) faults = [.. faults, new Fault(FaultKind.Invalid, $"A model has 1 to 20,000,000 people, not {count:N0}", "people")];
        if (faults.Length > 0) return faults;
        var people = new Person[count];
        var drawn = new DrawnPerson(description, seed);
        Parallel.For(0, (count + 8191) / 8192, block =>
        {
            for (var i = block * 8192; i < Math.Min(count, (block + 1) * 8192); i++) people[i] = drawn.At((uint)i);
        });
        return new Population(people);
    }
}

/// <summary>Who lives somewhere, as shares; each list sums to any number over 0 and is read as parts of it.</summary>
/// <param name="From">The ages that bands begin with, rising from 0.</param>
/// <param name="Women">How many women in each band.</param>
/// <param name="Men">How many men in each band.</param>
/// <param name="Deprivation">How many in each fifth of deprivation, from the most deprived.</param>
/// <param name="FrailtyFrom65">How many of 65 and over in each band of frailty; it is taken to rise with age, by a third each five years over 65.</param>
/// <param name="CareHomeFrom65">Share of people of 65 and over in care homes, 0 to 1; the frailer the likelier.</param>
/// <param name="HomeCareFrom65">Share of people of 65 and over with home care.</param>
/// <param name="Carers">Share of people of 65 and over who have somebody who cares for them unpaid.</param>
public sealed record Description(
    IReadOnlyList<int> From, IReadOnlyList<double> Women, IReadOnlyList<double> Men, IReadOnlyList<double> Deprivation, IReadOnlyList<double> FrailtyFrom65, double CareHomeFrom65, double HomeCareFrom65, double Carers)
{
    /// <summary>
    /// England: people by sex and age of mid-2020 (ONS mid-year estimates, table MYE2), equal fifths of deprivation, frailty 50, 35, 12 and 3 of 100 from 65 (Clegg and others 2016),
    /// 2.5% of those in care homes (Census 2021); home care 2.9% (ASCOF 2020-21 with self-funders added, as in the demo place) and carers 20% are round figures of ours.
    /// </summary>
    public static Description England { get; } = new(
        [0, 18, 30, 45, 55, 65, 70, 75, 80, 85, 90],
        [5_886_226, 5_041_000, 5_715_000, 3_799_464, 3_537_517, 1_436_586, 1_470_201, 1_075_918, 809_171, 529_161, 351_519],
        [6_200_133, 5_356_000, 5_699_000, 3_714_526, 3_421_078, 1_347_714, 1_343_927, 934_074, 640_018, 356_182, 169_548],
        [1, 1, 1, 1, 1], [50, 35, 12, 3], 0.025, 0.029, 0.2);

    /// <summary>What is wrong with it, by field.</summary>
    public IEnumerable<Fault> Check()
    {
        if (From.Count == 0 || From[0] != 0 || From.Zip(From.Skip(1)).Any(p => p.Second <= p.First) || From[^1] > Person.Oldest) yield return new Fault(FaultKind.Invalid, "Give the ages that bands begin with, rising from 0", "description.from");
        foreach (var (name, list, count) in new[] { ("women", Women, From.Count), ("men", Men, From.Count), ("deprivation", Deprivation, Person.Fifths), ("frailtyFrom65", FrailtyFrom65, 4) })
        {
            if (list.Count != count) yield return new Fault(FaultKind.Invalid, $"{count} numbers are needed: there are {list.Count}", $"description.{name}");
            else if (!list.All(n => n >= 0 && double.IsFinite(n))) yield return new Fault(FaultKind.Invalid, "Numbers of people are 0 or more", $"description.{name}");
        }

        if (!(Women.Concat(Men).Sum() > 0)) yield return new Fault(FaultKind.Invalid, "There is nobody", "description.women");
        if (!(Deprivation.Sum() > 0) || !(FrailtyFrom65.Sum() > 0)) yield return new Fault(FaultKind.Invalid, "At least one number over 0 is needed", "description.deprivation");
        foreach (var (name, share) in new[] { ("careHomeFrom65", CareHomeFrom65), ("homeCareFrom65", HomeCareFrom65), ("carers", Carers) })
        {
            if (!(share is >= 0 and <= 1)) yield return new Fault(FaultKind.Invalid, "A share is 0 to 1", $"description.{name}");
        }
    }
}

/// <summary>Draws people of a description, or what is not known of somebody.</summary>
public sealed class DrawnPerson
{
    private const double FrailerEachFiveYears = 4.0 / 3;

    // How much oftener somebody has care for each five years of age, at the same frailty. By it 56% of residents of 65 and over are 85 or more; 56.4% were in England and Wales in 2021
    // (ONS, Census 2021, older people living in care homes).
    private const double CareEachFiveYears = 1.72;

    // Care against the average at 76 years, by frailty: ours.
    private static readonly double[] CareByFrailty = [0.12, 0.7, 2.4, 6.5];

    private readonly Description _described;
    private readonly ulong _seed;
    private readonly double[] _bands;
    private readonly double[] _frailtyLimits;
    private readonly double _meanCare;

    /// <summary>Draws to a description, which has no faults, with the luck of a seed.</summary>
    public DrawnPerson(Description described, ulong seed)
    {
        (_described, _seed) = (described, seed);
        _bands = Cumulated([.. described.Women, .. described.Men]);
        _frailtyLimits = Cumulated(described.FrailtyFrom65);
        _meanCare = MeanCare();
    }

    /// <summary>Fills what is not known of somebody as the description has people of their age: frailty where null, and the rest where null.</summary>
    /// <param name="index">Which luck: another number for each person.</param>
    /// <param name="known">What is known; what is null below is put in its place.</param>
    /// <param name="sex">Sex; as many women as men where it is not known.</param>
    /// <param name="fifth">Fifth of deprivation.</param>
    /// <param name="frailty">Band of frailty; fit below 65.</param>
    /// <param name="conditions">Group of conditions.</param>
    /// <param name="hasCarer">Whether they have a carer; nobody below 65 or in a care home.</param>
    public Person Fill(uint index, Person known, Sex? sex, byte? fifth, Frailty? frailty, byte? conditions, bool? hasCarer)
    {
        var (first, second) = (Philox.At(_seed, index, 0, (uint)Purpose.Drawn), Philox.At(_seed, index, 1, (uint)Purpose.Drawn));
        var band = frailty ?? (known.Age < 65 ? Frailty.Fit : (Frailty)Frail(known.Age, Philox.Even(first.D, 0)));
        return known with
        {
            Sex = sex ?? (Philox.Even(first.A, 0) < 0.5 ? Sex.Female : Sex.Male),
            Deprivation = fifth ?? (byte)(1 + Pick(Cumulated(_described.Deprivation), Philox.Even(first.C, 0))),
            Frailty = band,
            Conditions = conditions ?? Conditions(known.Age, (int)band, Philox.Even(second.B, 0)),
            HasCarer = hasCarer ?? (known.Age >= 65 && known.Lives != Place.CareHome && IsCared((int)band, Philox.Even(second.C, 0))),
        };
    }

    /// <summary>Somebody of the description.</summary>
    public Person At(uint index)
    {
        var first = Philox.At(_seed, index, 0, (uint)Purpose.Drawn);
        var second = Philox.At(_seed, index, 1, (uint)Purpose.Drawn);
        var band = Pick(_bands, Philox.Even(first.A, 0));
        var (sex, step) = band < _described.From.Count ? (Sex.Female, band) : (Sex.Male, band - _described.From.Count);
        var until = Until(step);
        var age = _described.From[step] + (int)(Philox.Even(first.B, 0) * (until - _described.From[step]));
        var fifth = 1 + Pick(Cumulated(_described.Deprivation), Philox.Even(first.C, 0));
        if (age < 65) return new Person((byte)age, sex, (byte)fifth, Frailty.Fit, Conditions(age, 0, Philox.Even(second.B, 0)), false, Place.Home);

        var frailty = Frail(age, Philox.Even(first.D, 0));
        var lives = Place.Home;
        var need = Care(age, frailty) / _meanCare;
        var place = Philox.Even(second.A, 0);
        if (place < _described.CareHomeFrom65 * need) lives = Place.CareHome;
        else if (place < (_described.CareHomeFrom65 + _described.HomeCareFrom65) * need) lives = Place.HomeWithCare;
        var cared = lives != Place.CareHome && IsCared(frailty, Philox.Even(second.C, 0));
        return new Person((byte)age, sex, (byte)fifth, (Frailty)frailty, Conditions(age, frailty, Philox.Even(second.B, 0)), cared, lives);
    }

    private int Until(int step) => step + 1 < _described.From.Count ? _described.From[step + 1] : _described.From[step] + 12;

    // Odds of being frailer than a band rise with age; 76 is about the mean age from 65 on.
    private int Frail(int age, double u)
    {
        var frailty = 3;
        while (frailty > 0 && u < AtMost(age, frailty - 1)) frailty--;
        return frailty;
    }

    private double AtMost(int age, int frailty) => Tilt(_frailtyLimits[frailty], Math.Pow(FrailerEachFiveYears, (age - 76) / 5.0));

    private static double Care(int age, int frailty) => CareByFrailty[frailty] * Math.Pow(CareEachFiveYears, (age - 76) / 5.0);

    // The mean over people of 65 and over, so that as many as the description says have care, whatever their ages.
    private double MeanCare()
    {
        var (care, people) = (0.0, 0.0);
        for (var step = 0; step < _described.From.Count; step++)
        {
            var each = (_described.Women[step] + _described.Men[step]) / (Until(step) - _described.From[step]);
            for (var age = Math.Max(65, _described.From[step]); age < Until(step); age++)
            {
                people += each;
                for (var frailty = 0; frailty < 4; frailty++) care += each * Care(age, frailty) * ((frailty < 3 ? AtMost(age, frailty) : 1) - (frailty > 0 ? AtMost(age, frailty - 1) : 0));
            }
        }

        return care > 0 ? care / people : 1;
    }

    private bool IsCared(int frailty, double u) => u < _described.Carers * (0.6 + (0.4 * frailty));

    // Share who are at most this frail, with the odds of being frailer multiplied.
    private static double Tilt(double atMost, double odds) => atMost / (atMost + ((1 - atMost) * odds));

    private static byte Conditions(int age, int frailty, double u)
    {
        var mean = Math.Clamp((age - 20) * 0.045, 0.1, 3) + (0.8 * frailty);
        var none = Math.Exp(-mean);
        return u < none ? (byte)0 : u < none * (1 + mean + (mean * mean / 2)) ? (byte)1 : u < none * (1 + mean + (mean * mean / 2) + (Math.Pow(mean, 3) / 6) + (Math.Pow(mean, 4) / 24)) ? (byte)2 : (byte)3;
    }

    private static double[] Cumulated(IReadOnlyList<double> parts)
    {
        var (sum, total) = (0.0, parts.Sum());
        return [.. parts.Select(p => (sum += p) / total)];
    }

    private static int Pick(double[] cumulated, double u)
    {
        var i = 0;
        while (i < cumulated.Length - 1 && u >= cumulated[i]) i++;
        return i;
    }
}
