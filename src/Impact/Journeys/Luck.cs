using Goldthread.Impact.People;

namespace Goldthread.Impact.Journeys;

/// <summary>The luck of a population, drawn once and used for every scenario that stays within its limits. About 20 bytes a person for five years.</summary>
internal sealed class Luck
{
    public const int Block = 4096;

    /// <summary>A tenth on top of the greatest rates, so that what moves a little needs no new luck.</summary>
    public const double Room = 1.1;

    private readonly Limits[] _limits;
    private readonly LuckyWeeks[] _blocks;
    private readonly (ulong Seed, int Weeks) _of;

    private Luck(Limits[] limits, LuckyWeeks[] blocks, ulong seed, int weeks) => (_limits, _blocks, _of) = (limits, blocks, (seed, weeks));

    public LuckyWeeks this[int block] => _blocks[block];

    public long Bytes => _blocks.Sum(b => b.Bytes);

    /// <summary>This luck where it serves the scenario too; else luck drawn anew.</summary>
    public static Luck For(Population people, Scenario scenario, Rates rates, Reached reached, int threads, Luck? known = null, double room = Room)
    {
        var most = new Most(rates, reached, scenario.Weeks, 1);
        if (known is not null && known._of == (scenario.Seed, scenario.Weeks) && known._limits.Length == Most.Kinds && Enumerable.Range(0, Most.Kinds).All(kind => most.Of(kind).Within(known._limits[kind]))) return known;
        var wide = new Most(rates, reached, scenario.Weeks, room);
        var limits = Enumerable.Range(0, Most.Kinds).Select(kind => wide.Of(kind)).ToArray();
        var blocks = new LuckyWeeks[(people.Count + Block - 1) / Block];
        Parallel.For(0, blocks.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, block =>
        {
            var first = block * Block;
            var count = Math.Min(Block, people.Count - first);
            Span<Limits> own = new Limits[count];
            for (var i = 0; i < count; i++) own[i] = limits[Most.Kind(people.People[first + i])];
            blocks[block] = LuckyWeeks.Draw(scenario.Seed, (uint)first, own, scenario.Weeks);
        });
        return new Luck(limits, blocks, scenario.Seed, scenario.Weeks);
    }

    /// <summary>
    /// The most that can ever happen to somebody of a kind (age, sex, fifth, group of conditions, frailty), whatever becomes of them within the run, with room on top.
    /// </summary>
    private sealed class Most(Rates rates, Reached reached, int weeks, double room)
    {
        public const int Kinds = Rates.Ages * 2 * Person.Fifths * Person.ConditionGroups * 4;

        private readonly double _frailer = reached.Most(Lever.Frailer), _care = reached.Most(Lever.CareBegins), _home = reached.Most(Lever.CareHomeBegins);
        private readonly double _death = reached.Most(Lever.Death), _emergency = reached.Most(Lever.Emergency);
        private readonly int _years = (int)Math.Ceiling(weeks * 7 / State.DaysAYear) + 1;

        public static int Kind(in Person p) => ((((((Math.Min(p.Age, (byte)Person.Oldest) * 2) + (int)p.Sex) * Person.Fifths) + p.Deprivation - 1) * Person.ConditionGroups) + p.Conditions) * 4 + (int)p.Frailty;

        public Limits Of(int kind)
        {
            var (frailty, conditions) = (kind % 4, kind / 4 % Person.ConditionGroups);
            var (fifth, sex, age) = (kind / 4 / Person.ConditionGroups % Person.Fifths, kind / 4 / Person.ConditionGroups / Person.Fifths % 2, kind / 4 / Person.ConditionGroups / Person.Fifths / 2);
            double Ages(double[] values, int offset = 0) => Greatest(values.AsSpan(offset + age, Math.Min(_years, Rates.Ages - 1 - age) + 1));
            var frailer = Ages(rates.Frailer) * _frailer;
            var frailest = frailer > 0 ? 3 : frailty;
            double Bands(double[] values) => Greatest(values.AsSpan(frailty, frailest - frailty + 1));
            var death = Ages(rates.Death, sex * Rates.Ages) * Bands(rates.DeathFrailty) * rates.DeathFifth[fifth] * Greatest(rates.DeathPlace) * _death;
            var change = frailer + Ages(rates.LosesCarer) + (Bands(rates.CareBegins) * _care) + (Bands(rates.CareHomeBegins) * Math.Max(1, rates.CareHomeWithCarer) * _home);
            var emergency = Ages(rates.Emergency) * Bands(rates.EmergencyFrailty) * rates.EmergencyConditions[conditions] * rates.EmergencyFifth[fifth] * Greatest(rates.EmergencyPlace) * Math.Max(1, rates.AfterDischarge) * _emergency;
            return new Limits(Word(death), Word(change), Word(emergency), Word(Ages(rates.Planned)));
        }

        private uint Word(double rate) => (uint)Math.Min(uint.MaxValue, (1 - Math.Exp(-rate * room)) * uint.MaxValue);

        private static double Greatest(ReadOnlySpan<double> values)
        {
            var greatest = 0.0;
            foreach (var value in values) greatest = Math.Max(greatest, value);
            return greatest;
        }
    }
}
