using Goldthread.Impact.Chance;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Journeys;

/// <summary>Interventions laid out for the engine: for whom, from when, and what they change.</summary>
internal sealed class Reached
{
    private const int Levers = (int)Lever.QualityLost + 1;

    private readonly Laid[] _laid;
    private readonly ulong _seed;

    public Reached(IReadOnlyList<Intervention> interventions, ulong seed)
    {
        _seed = seed;
        _laid = [.. interventions.Select(i => new Laid(i))];
    }

    public int Count => _laid.Length;

    /// <summary>By how much at most something happens more often.</summary>
    public double Most(Lever lever) => _laid.Aggregate(1.0, (most, laid) => most * Math.Max(1, laid.Ratios[(int)lever]));

    public bool Changes(Lever lever) => Array.Exists(_laid, l => l.Ratios[(int)lever] != 1);

    /// <summary>Pence a day for each person who has it.</summary>
    public int PenceADay(int index) => _laid[index].PenceADay;

    /// <summary>The ratio of a thing for somebody on a day.</summary>
    public double Ratio(Lever lever, in State state, uint person, int day)
    {
        var ratio = 1.0;
        for (var i = 0; i < _laid.Length; i++)
        {
            if (_laid[i].Ratios[(int)lever] != 1 && _laid[i].Suits(state, day) && Begins(i, person) is var from && from <= day) ratio *= _laid[i].Left(lever, day - from);
        }

        return ratio;
    }

    /// <summary>What one of them leaves of its ratio so many days after it began.</summary>
    public double Left(int index, Lever lever, int days) => _laid[index].Left(lever, days);

    /// <summary>Where a stretch of somebody's time at home is cut because an intervention begins: puts the days in order behind the first entry, and says how many parts there are.</summary>
    public int Cut(in State state, uint person, int from, int to, int[] cuts)
    {
        var parts = 1;
        for (var i = 0; i < _laid.Length; i++)
        {
            // Age grows within the stretch: whoever is not old enough as it begins may be as it ends.
            if (!_laid[i].Suits(state, from, to - 1) || Begins(i, person) is var begins && (begins <= from || begins >= to)) continue;
            var at = parts++;
            for (; at > 1 && cuts[at - 1] > begins; at--) cuts[at] = cuts[at - 1];
            cuts[at] = begins;
        }

        return parts;
    }

    public bool Suits(int index, in State state, int day) => _laid[index].Suits(state, day);

    /// <summary>Whether one of these might ever have been for somebody, and reached them, before a day: from what they were and became.</summary>
    public bool MayReach(int[] these, in Person person, uint number, Became became, int day)
    {
        foreach (var i in these)
        {
            if (MaySuit(i, person, became, day) && Begins(i, number) < day) return true;
        }

        return false;
    }

    /// <summary>Whether it may ever be for somebody before a day, when they become no more than this.</summary>
    public bool MaySuit(int index, in Person person, Became became, int day) => _laid[index].MaySuit(person, became, day);

    /// <summary>The day from which it reaches somebody; <see cref="int.MaxValue"/> for never. Whoever a small reach has, a greater one has too, whatever else is done.</summary>
    public int Begins(int index, uint person)
    {
        var laid = _laid[index];
        var u = Philox.Even(Philox.At(_seed, person, laid.Address, (uint)Purpose.Reach).A, 0);
        return u < laid.Reach ? laid.From + (int)(laid.Ramp * u / laid.Reach) : int.MaxValue;
    }

    private sealed class Laid
    {
        private readonly byte _fromAge, _toAge, _frailty, _places, _fifths, _conditions, _carer;
        private readonly double[] _halves = new double[Levers];

        public Laid(Intervention i)
        {
            Address = Philox.Address(i.Id);
            (Reach, From, Ramp) = (i.Reach, i.FromWeek * 7, i.RampWeeks * 7.0);
            PenceADay = (int)Math.Round(i.CostAWeek * 100 / 7, MidpointRounding.AwayFromZero);
            (_fromAge, _toAge) = ((byte)i.For.FromAge, (byte)i.For.ToAge);
            _frailty = Mask(i.For.Frailty?.Select(f => (int)f));
            _places = Mask(i.For.Places?.Select(p => (int)p));
            _fifths = Mask(i.For.Deprivation?.Select(d => d - 1));
            _conditions = Mask(i.For.Conditions);
            _carer = i.For.WithCarer switch { null => 3, true => 2, _ => 1 };
            Array.Fill(Ratios, 1);
            foreach (var effect in i.Effects)
            {
                Ratios[(int)effect.Of] *= effect.Ratio;
                _halves[(int)effect.Of] = effect.HalvesAfterWeeks * 7.0;
            }
        }

        /// <summary>Where the luck of being reached lies: by its id, so that it reaches the same people beside others or alone.</summary>
        public uint Address { get; }

        public double Reach { get; }

        public int From { get; }

        public double Ramp { get; }

        public int PenceADay { get; }

        public double[] Ratios { get; } = new double[Levers];

        public bool Suits(in State s, int day) => Suits(s, day, day);

        public bool Suits(in State s, int from, int last)
        {
            var lives = s.Lives == Place.CareHome || s.Place == Place.CareHome ? Place.CareHome : s.Lives;
            return s.AgeOn(last) >= _fromAge && s.AgeOn(from) <= _toAge && (_frailty >> (int)s.Frailty & 1) != 0 && (_places >> (int)lives & 1) != 0 && (_fifths >> s.Fifth & 1) != 0
                && (_conditions >> s.Conditions & 1) != 0 && (_carer >> (s.HasCarer ? 1 : 0) & 1) != 0;
        }

        public bool MaySuit(in Person p, Became became, int day) =>
            p.Age + (day / State.DaysAYear) + 1 >= _fromAge && Math.Min(p.Age, (byte)Person.Oldest) <= _toAge && Between(_frailty, (int)p.Frailty, (int)became.Frailty)
                && Between(_places, (int)p.Lives, (int)became.Lives) && (_fifths >> (p.Deprivation - 1) & 1) != 0 && (_conditions >> p.Conditions & 1) != 0 && Between(_carer, became.HasCarer ? 1 : 0, p.HasCarer ? 1 : 0);

        private static bool Between(byte mask, int from, int to) => (mask & ((2 << to) - 1)) >> from != 0;

        // What is left of an effect: its logarithm halves each so many weeks.
        public double Left(Lever lever, int days)
        {
            var (ratio, halves) = (Ratios[(int)lever], _halves[(int)lever]);
            return halves == 0 || ratio == 1 ? ratio : Math.Exp(Math.Log(ratio) * Math.Pow(2, -days / halves));
        }

        private static byte Mask(IEnumerable<int>? steps) => steps is null ? byte.MaxValue : (byte)steps.Aggregate(0, (mask, step) => mask | (1 << step));
    }
}
