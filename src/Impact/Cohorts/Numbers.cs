using Goldthread.Impact.Distributions;
using Goldthread.Impact.Formulas;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Cohorts;

/// <summary>A strategy with every formula worked out: chances of each change by cycle, and what each state and change brings. States with a tunnel are told apart by the cycle of the stay.</summary>
internal sealed class Numbers
{
    // Sums of printed shares miss one by their last digits; more than this is a fault of the file.
    private const double Slack = 1e-9;

    private readonly Shape _shape;
    private readonly CohortModel _model;
    private readonly Strategy _strategy;
    private readonly List<Fault> _faults = [];
    private readonly Moment _moment;
    private readonly double[]? _draws;

    private Numbers(Shape shape, double[]? draws)
    {
        (_shape, _model, _strategy, _draws) = (shape, shape.Model, shape.Strategy, draws);
        _moment = new Moment(_strategy.Slots.Count, _model.Clock.CycleLength, _model.Clock.StartAge);
    }

    public Places Place => _shape.Place;

    /// <summary>Every change that there is, in the order of the places that are left.</summary>
    public (Cell Cell, int Stay, int From, int To)[] Cells => _shape.Cells;

    public bool IsSteady => _shape.IsSteady;

    public bool HasArrivals => _shape.Arrivals.Length > 0;

    public double[] Start { get; private set; } = [];

    private double[][] _chances = [], _costs = [], _utilities = [], _arrivalCosts = [], _arrivalDecrements = [];

    /// <summary>The chance of each change in a cycle, in the order of <see cref="Cells"/>.</summary>
    public double[] Chances(int cycle) => _chances[_shape.IsSteady ? 0 : cycle];

    /// <summary>What a cycle in each state costs, at a point of time.</summary>
    public double[] Costs(int point) => _costs[_shape.AreRewardsSteady ? 0 : point];

    /// <summary>What a cycle in each state is worth, in years of full quality.</summary>
    public double[] Utilities(int point) => _utilities[_shape.AreRewardsSteady ? 0 : point];

    /// <summary>What each change in a cycle costs, once; null where none does.</summary>
    public double[]? ArrivalCosts(int cycle) => !HasArrivals ? null : _arrivalCosts[_shape.IsSteady ? 0 : cycle];

    /// <summary>What each change in a cycle takes in years of full quality, once.</summary>
    public double[]? ArrivalDecrements(int cycle) => !HasArrivals ? null : _arrivalDecrements[_shape.IsSteady ? 0 : cycle];

    /// <summary>Works everything out, or says what is wrong.</summary>
    /// <param name="model">The model.</param>
    /// <param name="strategy">Which strategy.</param>
    /// <param name="draws">Values for the doubtful parameters, in their order; null for those of the file.</param>
    public static Outcome<Numbers> Of(CohortModel model, Strategy strategy, double[]? draws) => Of(Shape.Of(model, strategy, draws is not null), draws);

    /// <summary>The same for many draws of one shape.</summary>
    public static Outcome<Numbers> Of(Shape shape, double[]? draws)
    {
        var numbers = new Numbers(shape, draws);
        try
        {
            numbers.Work();
        }
        catch (TableEndsException error)
        {
            numbers.Wrong(error.Message, "tables");
        }

        return numbers._faults.Count > 0 ? numbers._faults.ToArray() : numbers;
    }

    private void Work()
    {
        var n = _model.Clock.Cycles;
        Settle(_shape.ForStart, 0);
        Start = new double[Place.Size];
        for (var s = 0; s < _model.States.Count; s++)
        {
            var share = _strategy.Start[s].Value(_moment);
            if (!(share >= 0 && share <= 1)) Wrong($"is {share:R}; a share lies from 0 to 1.", $"start.{_model.States[s].Name}");
            Start[Place.First[s]] = share;
        }

        if (!(Math.Abs(Start.Sum() - 1) <= Slack)) Wrong($"sums to {Start.Sum():R}; it is to sum to 1.", "start");
        var cycles = _shape.IsSteady ? 1 : n;
        (_chances, _arrivalCosts, _arrivalDecrements) = (new double[cycles][], new double[cycles][], new double[cycles][]);
        for (var k = 0; k < cycles && _faults.Count == 0; k++) Change(k, _shape.ForChances);
        var points = _shape.AreRewardsSteady ? 1 : n + 1;
        (_costs, _utilities) = (new double[points][], new double[points][]);
        for (var k = 0; k < points && _faults.Count == 0; k++) Stay(k, _shape.ForRewards);
    }

    private void Change(int cycle, int[] needed)
    {
        var chances = new double[Cells.Length];
        var (costs, decrements) = (new double[HasArrivals ? Cells.Length : 0], new double[HasArrivals ? Cells.Length : 0]);
        var (rest, sum) = (new int[Place.Size], new double[Place.Size]);
        Array.Fill(rest, -1);
        Settle(needed, cycle);
        for (var i = 0; i < Cells.Length; i++)
        {
            var (cell, stay, from, _) = Cells[i];
            Within(needed, stay, cell.From);
            if (cell.Formula is null) rest[from] = i;
            else sum[from] += chances[i] = Chance(cell, cycle);
            foreach (var arrival in _shape.Arrivals)
            {
                if (arrival.From != cell.From || arrival.To != cell.To) continue;
                if (arrival.Cost is { } cost) costs[i] += Amount(cost, cycle);
                if (arrival.Decrement is { } decrement) decrements[i] += Limited(decrement, -1, 1, cycle, "a change takes from -1 to 1 years of full quality");
            }
        }

        for (var from = 0; from < Place.Size && _faults.Count == 0; from++)
        {
            var state = _model.States[Place.StateOf[from]].Name;
            if (sum[from] > 1 + Slack || (rest[from] < 0 && !(sum[from] >= 1 - Slack))) Wrong($"sums to {sum[from]:R} in cycle {cycle}{(_model.States[Place.StateOf[from]].Tunnel > 1 ? $", cycle {from - Place.First[Place.StateOf[from]] + 1} of the stay" : "")}; {(rest[from] < 0 ? "a row sums to 1, or has a rest" : "more than 1 leaves nothing for the rest")}.", $"transitions.{state}");
            if (rest[from] >= 0) chances[rest[from]] = Math.Max(0, 1 - sum[from]);
        }

        (_chances[cycle], _arrivalCosts[cycle], _arrivalDecrements[cycle]) = (chances, costs, decrements);
    }

    private double Chance(Cell cell, int cycle)
    {
        var p = cell.Formula!.Value(_moment);
        if (cell.Hazard?.Value(_moment) is { } hazard) p = hazard >= 0 ? -Special.ExpMinusOne(hazard * Special.LogOnePlus(-p)) : double.NaN;
        if (cell.Risk?.Value(_moment) is { } risk) p = risk >= 0 ? p * risk : double.NaN;
        if (p >= 0 && p <= 1) return p;
        if (p > -1e-12 && p < 1 + 1e-12) return p < 0 ? 0 : 1;
        Wrong($"is {p:R} in cycle {cycle}; a probability lies from 0 to 1.", cell.Path);
        return 0;
    }

    private void Stay(int point, int[] needed)
    {
        var (dt, costs, utilities) = (_model.Clock.CycleLength, new double[Place.Size], new double[Place.Size]);
        Settle(needed, point);
        for (var i = 0; i < Place.Size; i++)
        {
            var state = Place.StateOf[i];
            Within(needed, i - Place.First[state], state);
            costs[i] = Amount(_strategy.Costs[state], point) * dt;
            utilities[i] = Limited(_strategy.Utilities[state], -1, 1, point, "the worth of a year lies from -1 to 1, where 0 is dead and 1 full health") * dt;
        }

        (_costs[point], _utilities[point]) = (costs, utilities);
    }

    private double Amount(Reward cost, int cycle)
    {
        var amount = cost.Formula.Value(_moment);
        if (!(amount >= 0 && double.IsFinite(amount))) Wrong($"is {amount:R} in cycle {cycle}; a cost is 0 or above. What is saved is written as {{\"saving\": ...}}.", cost.Path);
        return cost.IsSaving ? -amount : amount;
    }

    private double Limited(Reward reward, double least, double most, int cycle, string rule)
    {
        var worth = reward.Formula.Value(_moment);
        if (!(worth >= least && worth <= most)) Wrong($"is {worth:R} in cycle {cycle}; {rule}.", reward.Path);
        return worth;
    }

    private void Settle(int[] needed, int cycle)
    {
        (_moment.Cycle, _moment.InState) = (cycle, 1);
        foreach (var s in needed)
        {
            var slot = _strategy.Slots[s];
            if (IsDrawn(slot)) _moment.Values[s] = _draws![slot.Draw];
            else if (slot.Varies != Varies.ByTimeInState) _moment.Values[s] = slot.Formula.Value(_moment);
        }
    }

    private void Within(int[] needed, int stay, int state)
    {
        if (_model.States[state].Tunnel == 1) return;
        _moment.InState = stay + 1;
        foreach (var s in needed)
        {
            if (_strategy.Slots[s].Varies == Varies.ByTimeInState && !IsDrawn(_strategy.Slots[s])) _moment.Values[s] = _strategy.Slots[s].Formula.Value(_moment);
        }
    }

    private bool IsDrawn(Slot slot) => _draws is not null && slot.Draw >= 0;

    private void Wrong(string message, string path) =>
        _faults.Add(new Fault(FaultKind.Invalid, _strategy.Path.Length == 0 || path.StartsWith(_strategy.Path, StringComparison.Ordinal) ? message : $"{message} (In {_strategy.Name}.)", path));
}
