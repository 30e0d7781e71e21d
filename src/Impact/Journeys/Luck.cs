using Goldthread.Impact.People;

namespace Goldthread.Impact.Journeys;

/// <summary>The luck of a population, drawn once and used for every scenario that stays within its limits. About 70 bytes a person for five years.</summary>
internal sealed class Luck
{
    public const int Block = 4096;

    /// <summary>A twentieth on top of the greatest rates, so that what moves a little needs no new luck.</summary>
    public const double Room = 1.05;

    private readonly LuckyWeeks[] _blocks;
    private readonly (ulong Seed, int Weeks) _of;

    // The kinds of people there are, and the limits of each: by kind, of those that there are.
    private readonly int[] _kinds;
    private readonly Limits[] _limits;

    private Luck(int[] kinds, Limits[] limits, LuckyWeeks[] blocks, ulong seed, int weeks) => (_kinds, _limits, _blocks, _of) = (kinds, limits, blocks, (seed, weeks));

    public LuckyWeeks this[int block] => _blocks[block];

    public long Bytes => _blocks.Sum(b => b.Bytes);

    /// <summary>This luck where it serves the scenario too; else luck drawn anew.</summary>
    public static Luck For(Population people, Scenario scenario, Rates rates, Reached reached, int threads, Luck? known = null, double room = Room)
    {
        if (known is not null && known._of == (scenario.Seed, scenario.Weeks) && known.Allows(new Most(rates, reached, scenario.Weeks, 1))) return known;
        var kinds = known?._kinds ?? Most.KindsOf(people);
        var (most, limits) = (new Most(rates, reached, scenario.Weeks, room), new Limits[Most.Kinds]);
        foreach (var kind in kinds) limits[kind] = most.Of(kind);
        var blocks = new LuckyWeeks[(people.Count + Block - 1) / Block];
        Parallel.For(0, blocks.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, block =>
        {
            var first = block * Block;
            var count = Math.Min(Block, people.Count - first);
            Span<Limits> own = new Limits[count];
            for (var i = 0; i < count; i++) own[i] = limits[Most.Kind(people.People[first + i])];
            blocks[block] = LuckyWeeks.Draw(scenario.Seed, (uint)first, own, scenario.Weeks);
        });
        return new Luck(kinds, limits, blocks, scenario.Seed, scenario.Weeks);
    }

    private bool Allows(Most most)
    {
        foreach (var kind in _kinds)
        {
            if (!most.Of(kind).Within(_limits[kind])) return false;
        }

        return true;
    }

    /// <summary>
    /// The most that can ever happen to somebody of a kind (age, sex, fifth, group of conditions, frailty), whatever becomes of them within the run, with room on top.
    /// </summary>
    private sealed class Most
    {
        public const int Kinds = Rates.Ages * 2 * Person.Fifths * Person.ConditionGroups * 4;

        private readonly Rates _rates;
        private readonly double _room;

        // By age at the start, over the years of the run: the greatest rate.
        private readonly double[] _frailer, _losesCarer, _emergency, _planned;
        private readonly double[][] _death;

        // By frailty at the start, when it may grow.
        private readonly double[] _deathGrows, _emergencyGrows, _careGrows, _homeGrows;

        private readonly double _deathPlace, _emergencyPlace, _withCarer, _careMost, _homeMost;

        public Most(Rates rates, Reached reached, int weeks, double room)
        {
            var years = (int)Math.Ceiling(weeks * 7 / State.DaysAYear) + 1;
            double[] Ages(ReadOnlySpan<double> values, double times)
            {
                var most = new double[Rates.Ages];
                for (var age = 0; age < Rates.Ages; age++) most[age] = Greatest(values.Slice(age, Math.Min(years, Rates.Ages - 1 - age) + 1)) * times;
                return most;
            }

            static double[] Grows(double[] values) => [.. Enumerable.Range(0, 4).Select(frailty => Greatest(values.AsSpan(frailty)))];
            (_rates, _room) = (rates, room);
            (_frailer, _losesCarer, _planned) = (Ages(rates.Frailer, reached.Most(Lever.Frailer)), Ages(rates.LosesCarer, 1), Ages(rates.Planned, 1));
            _death = [Ages(rates.Death.AsSpan(0, Rates.Ages), reached.Most(Lever.Death)), Ages(rates.Death.AsSpan(Rates.Ages), reached.Most(Lever.Death))];
            _emergency = Ages(rates.Emergency, reached.Most(Lever.Emergency) * Math.Max(1, rates.AfterDischarge));
            (_deathGrows, _emergencyGrows, _careGrows, _homeGrows) = (Grows(rates.DeathFrailty), Grows(rates.EmergencyFrailty), Grows(rates.CareBegins), Grows(rates.CareHomeBegins));
            (_deathPlace, _emergencyPlace, _withCarer) = (Greatest(rates.DeathPlace), Greatest(rates.EmergencyPlace), Math.Max(1, rates.CareHomeWithCarer));
            (_careMost, _homeMost) = (reached.Most(Lever.CareBegins), reached.Most(Lever.CareHomeBegins));
        }

        public static int Kind(in Person p) => ((((((Math.Min(p.Age, (byte)Person.Oldest) * 2) + (int)p.Sex) * Person.Fifths) + p.Deprivation - 1) * Person.ConditionGroups) + p.Conditions) * 4 + (int)p.Frailty;

        /// <summary>The kinds of these people.</summary>
        public static int[] KindsOf(Population people)
        {
            var there = new bool[Kinds];
            foreach (var person in people.People) there[Kind(person)] = true;
            return [.. Enumerable.Range(0, Kinds).Where(kind => there[kind])];
        }

        public Limits Of(int kind)
        {
            var (frailty, conditions) = (kind % 4, kind / 4 % Person.ConditionGroups);
            var (fifth, sex, age) = (kind / 4 / Person.ConditionGroups % Person.Fifths, kind / 4 / Person.ConditionGroups / Person.Fifths % 2, kind / 4 / Person.ConditionGroups / Person.Fifths / 2);
            double Bands(double[] grows, double[] values) => _frailer[age] > 0 ? grows[frailty] : values[frailty];
            var death = _death[sex][age] * Bands(_deathGrows, _rates.DeathFrailty) * _rates.DeathFifth[fifth] * _deathPlace;
            var change = _frailer[age] + _losesCarer[age] + (Bands(_careGrows, _rates.CareBegins) * _careMost) + (Bands(_homeGrows, _rates.CareHomeBegins) * _withCarer * _homeMost);
            var emergency = _emergency[age] * Bands(_emergencyGrows, _rates.EmergencyFrailty) * _rates.EmergencyConditions[conditions] * _rates.EmergencyFifth[fifth] * _emergencyPlace;
            return new Limits(Word(death), Word(change), Word(emergency), Word(_planned[age]));
        }

        // Rounded up: a limit may lie over the rate, and never under it.
        private uint Word(double rate) => (uint)Math.Min(uint.MaxValue, Math.Ceiling((1 - Math.Exp(-rate * _room)) * uint.MaxValue));

        private static double Greatest(ReadOnlySpan<double> values)
        {
            var greatest = 0.0;
            foreach (var value in values) greatest = Math.Max(greatest, value);
            return greatest;
        }
    }
}
