using Goldthread.Impact.People;

namespace Goldthread.Impact.Journeys;

/// <summary>What a worker counts. Whole numbers only, so that the order of adding does not matter: the sum is the same for any number of workers, and equals that of the people.</summary>
internal sealed class Tally
{
    public const int Places = (int)Place.Dead, Activities = (int)Activity.Death + 1;

    /// <summary>Units of quality-adjusted life in a year.</summary>
    public const double QualityUnits = 1e7;

    private readonly int _days;
    private readonly int _weeks;

    public Tally(int weeks, int interventions)
    {
        (_days, _weeks) = ((weeks * 7) + 1, weeks);
        PlaceChange = new int[Places * Person.Fifths * _days];
        Happened = new int[Activities * Person.Fifths * weeks];
        CareChange = new long[Person.Fifths * _days];
        QualityChange = new long[Person.Fifths * _days];
        StrainChange = new int[Person.Fifths * _days];
        ReachedChange = new int[interventions * Person.Fifths * _days];
    }

    /// <summary>Changes of how many are in a place, by place, fifth and day.</summary>
    public int[] PlaceChange { get; }

    /// <summary>By activity, fifth and week.</summary>
    public int[] Happened { get; }

    /// <summary>Changes of pence a day for home care.</summary>
    public long[] CareChange { get; }

    /// <summary>Changes of units of quality a day.</summary>
    public long[] QualityChange { get; }

    /// <summary>Changes of carers under strain, in thousandths.</summary>
    public int[] StrainChange { get; }

    /// <summary>Changes of how many an intervention reaches.</summary>
    public int[] ReachedChange { get; }

    public void Happens(Activity activity, int fifth, int day) => Happened[(((int)activity * Person.Fifths) + fifth) * _weeks + Math.Min(day / 7, _weeks - 1)]++;

    /// <summary>How often something happened to people of a fifth, by week.</summary>
    public Span<int> Weeks(Activity activity, int fifth) => Happened.AsSpan((((int)activity * Person.Fifths) + fifth) * _weeks, _weeks);

    public void Stays(Place place, int fifth, int from, int to) => Add(PlaceChange, ((int)place * Person.Fifths) + fifth, from, to, 1);

    public void Reaches(int intervention, int fifth, int from, int to) => Add(ReachedChange, (intervention * Person.Fifths) + fifth, from, to, 1);

    public void Strains(int fifth, int from, int to, int thousandths) => Add(StrainChange, fifth, from, to, thousandths);

    public void Cares(int fifth, int from, int to, int penceADay) => Add(CareChange, fifth, from, to, penceADay);

    public void Lives(int fifth, int from, int to, int unitsADay) => Add(QualityChange, fifth, from, to, unitsADay);

    /// <summary>Adds what another counted, or takes it away.</summary>
    public void Add(Tally other, int times = 1)
    {
        Sum<int>(PlaceChange, other.PlaceChange, times);
        Sum<int>(Happened, other.Happened, times);
        Sum<int>(StrainChange, other.StrainChange, times);
        Sum<long>(CareChange, other.CareChange, times);
        Sum<long>(QualityChange, other.QualityChange, times);

        // One of two scenarios may do more than the other: what only the other does is not counted here.
        var both = Math.Min(ReachedChange.Length, other.ReachedChange.Length);
        Sum<int>(ReachedChange.AsSpan(0, both), other.ReachedChange.AsSpan(0, both), times);
    }

    private void Add<T>(T[] changes, int row, int from, int to, T by)
        where T : System.Numerics.INumber<T>
    {
        changes[(row * _days) + from] += by;
        changes[(row * _days) + to] -= by;
    }

    private static void Sum<T>(Span<T> sums, ReadOnlySpan<T> others, T times)
        where T : struct, System.Numerics.INumber<T>
    {
        for (var i = 0; i < sums.Length; i++) sums[i] += others[i] * times;
    }
}

/// <summary>What became of one person in a run.</summary>
/// <param name="Pence">What they cost, in pence.</param>
/// <param name="Quality">Quality-adjusted life, in ten-millionths of a year.</param>
/// <param name="Died">The day of death; <see cref="State.Never"/> for who lives.</param>
/// <param name="HospitalDays">Days in a hospital bed.</param>
/// <param name="HomeDays">Days at home, with care or without.</param>
/// <param name="Reached">Which interventions reached them on a day at least: a bit for each, in their order.</param>
/// <param name="Asked">What they asked for of what can be full somewhere, whether it can here or not.</param>
/// <param name="Became">What they were at the end.</param>
internal record struct Lived(uint Pence, uint Quality, ushort Died, ushort HospitalDays, ushort HomeDays, byte Reached, Services Asked, Became Became)
{
    /// <summary>Nothing yet.</summary>
    public static Lived Nothing => new(0, 0, State.Never, 0, 0, 0, Services.None, default);
}

/// <summary>What only grows of somebody (frailty, care where they live) or can only be lost (a carer), as it was at the end, in one byte.</summary>
internal readonly record struct Became
{
    private readonly byte _packed;

    public Became(Frailty frailty, Place lives, bool hasCarer) => _packed = (byte)((int)frailty | ((int)lives << 2) | (hasCarer ? 64 : 0));

    /// <summary>The most that can become of anybody.</summary>
    public static Became TheWorst => new(Frailty.Severe, Place.CareHome, hasCarer: false);

    public Frailty Frailty => (Frailty)(_packed & 3);

    public Place Lives => (Place)(_packed >> 2 & 15);

    public bool HasCarer => (_packed & 64) != 0;
}
