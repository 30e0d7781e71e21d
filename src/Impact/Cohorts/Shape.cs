using Goldthread.Impact.Formulas;

namespace Goldthread.Impact.Cohorts;

/// <summary>What of a strategy is the same for every draw: which changes there are, what they need to be worked out, and whether they change with time.</summary>
internal sealed class Shape
{
    private readonly bool _isDrawn;

    private Shape(CohortModel model, Strategy strategy, bool isDrawn)
    {
        (Model, Strategy, _isDrawn) = (model, strategy, isDrawn);
        Place = Places.Of(model.States);
        Cells = [.. strategy.Cells.SelectMany(c => Enumerable.Range(0, model.States[c.From].Tunnel).Select(stay => (Cell: c, Stay: stay, From: Place.First[c.From] + stay, To: Place.After(c.From, stay, c.To)))).OrderBy(c => c.From).ThenBy(c => c.To)];
        var known = strategy.Cells.Select(c => (c.From, c.To)).ToHashSet();
        Arrivals = [.. strategy.Arrivals.Where(a => known.Contains((a.From, a.To)))];
        var chances = strategy.Cells.SelectMany(c => new[] { c.Formula, c.Hazard, c.Risk }).Concat(Arrivals.Select(a => (a.Cost ?? a.Decrement)!.Formula)).OfType<Formula>().ToList();
        var rewards = strategy.Costs.Concat(strategy.Utilities).Select(r => r.Formula).ToList();
        (ForStart, ForChances, ForRewards) = (Needed(strategy.Start), Needed(chances), Needed(rewards));
        (IsSteady, AreRewardsSteady) = (!chances.Any(Changes), !rewards.Any(Changes));
    }

    public CohortModel Model { get; }

    public Strategy Strategy { get; }

    public Places Place { get; }

    public (Cell Cell, int Stay, int From, int To)[] Cells { get; }

    public TransitionReward[] Arrivals { get; }

    /// <summary>Whether the chances are the same in each cycle; then there is one array of them.</summary>
    public bool IsSteady { get; }

    public bool AreRewardsSteady { get; }

    /// <summary>The parameters that are needed, each after those that it names itself.</summary>
    public int[] ForStart { get; }

    public int[] ForChances { get; }

    public int[] ForRewards { get; }

    public static Shape Of(CohortModel model, Strategy strategy, bool isDrawn) => new(model, strategy, isDrawn);

    private int[] Needed(IEnumerable<Formula> formulas)
    {
        var needed = new HashSet<string>(formulas.SelectMany(f => f.Names), StringComparer.Ordinal);
        foreach (var slot in Strategy.Order.Reverse().Select(o => Strategy.Slots[o]).Where(s => needed.Contains(s.Name) && !IsDrawn(s))) needed.UnionWith(slot.Formula.Names);
        return [.. Strategy.Order.Where(o => needed.Contains(Strategy.Slots[o].Name))];
    }

    private bool Changes(Formula formula) => formula.Varies != Varies.Never || formula.Names.Any(n => Strategy.Slots.First(s => s.Name == n) is var slot && !IsDrawn(slot) && (slot.Formula.Varies != Varies.Never || Changes(slot.Formula)));

    private bool IsDrawn(Slot slot) => _isDrawn && slot.Draw >= 0;
}

/// <summary>Where each state stands once stays are told apart.</summary>
/// <param name="First">The first place of each state.</param>
/// <param name="StateOf">The state of each place.</param>
/// <param name="Tunnel">How many places each state has.</param>
internal sealed record Places(int[] First, int[] StateOf, int[] Tunnel)
{
    public int Size => StateOf.Length;

    public static Places Of(IReadOnlyList<CohortState> states)
    {
        var tunnel = states.Select(s => s.Tunnel).ToArray();
        return new([.. tunnel.Select((_, i) => tunnel.Take(i).Sum())], [.. tunnel.SelectMany((length, state) => Enumerable.Repeat(state, length))], tunnel);
    }

    /// <summary>Whoever stays goes one place on, and remains in the last; whoever comes anew begins with the first.</summary>
    public int After(int from, int stay, int to) => to == from ? First[from] + Math.Min(stay + 1, Tunnel[from] - 1) : First[to];
}
