using Goldthread.Impact.Distributions;
using Goldthread.Impact.Formulas;

namespace Goldthread.Impact.Cohorts;

/// <summary>
/// A discrete-time state-transition model of a cohort: states, where people start, the chance of each change in a cycle, what a year in a state costs and is worth,
/// and what strategies do otherwise. Read from a file by <see cref="CohortFile"/>, solved by <see cref="CohortRun"/>.
/// </summary>
public sealed class CohortModel
{
    internal CohortModel(string name, IReadOnlyList<CohortState> states, CohortClock clock, Discounting discounting, CycleCorrection correction, IReadOnlyList<string> parameters, IReadOnlyList<DoubtfulParameter> doubtful, IReadOnlyList<Strategy> strategies)
    {
        (Name, States, Clock, Discounting, Correction, Parameters, Doubtful, Strategies) = (name, states, clock, discounting, correction, parameters, doubtful, strategies);
    }

    /// <summary>What it is about.</summary>
    public string Name { get; }

    /// <summary>The states, in the order of the file.</summary>
    public IReadOnlyList<CohortState> States { get; }

    /// <summary>How long it runs, in which steps.</summary>
    public CohortClock Clock { get; }

    /// <summary>How what comes later counts for less.</summary>
    public Discounting Discounting { get; }

    /// <summary>How much each point of time counts.</summary>
    public CycleCorrection Correction { get; }

    /// <summary>The names of the parameters.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>The parameters of which a distribution is told.</summary>
    public IReadOnlyList<DoubtfulParameter> Doubtful { get; }

    internal IReadOnlyList<Strategy> Strategies { get; }

    /// <summary>The names of the strategies.</summary>
    public IReadOnlyList<string> StrategyNames => [.. Strategies.Select(s => s.Name)];
}

/// <summary>A state.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsDead">Whether people there have died: nobody leaves, and it counts for no years of life.</param>
/// <param name="Tunnel">How many cycles of a stay are told apart; 1 where they are not.</param>
public sealed record CohortState(string Name, bool IsDead, int Tunnel);

/// <summary>How long a model runs.</summary>
/// <param name="Cycles">How many cycles, 1 or more.</param>
/// <param name="CycleLength">Years of a cycle.</param>
/// <param name="StartAge">The age at the start, for life tables.</param>
public sealed record CohortClock(int Cycles, double CycleLength, double StartAge);

/// <summary>How what comes later counts for less.</summary>
/// <param name="Costs">Rate a year for costs.</param>
/// <param name="Effects">Rate a year for effects.</param>
/// <param name="Convention">How the factor is made.</param>
public sealed record Discounting(double Costs, double Effects, DiscountConvention Convention)
{
    /// <summary>The factor at a point of time.</summary>
    public double Factor(double rate, int cycle, double cycleLength) => Convention switch
    {
        DiscountConvention.PerCycle => Math.Pow(1 + (rate * cycleLength), -cycle),
        DiscountConvention.Continuous => Math.Exp(-rate * cycle * cycleLength),
        _ => Math.Pow(1 + rate, -cycle * cycleLength),
    };
}

/// <summary>How a discount factor is made of a yearly rate d, at the end of cycle k of length dt years.</summary>
public enum DiscountConvention
{
    /// <summary>(1 + d)^-(k dt): the yearly rate at the time in years.</summary>
    Annual,

    /// <summary>(1 + d dt)^-k: the rate divided by the cycles of a year, as in the DARTH tutorials (Alarid-Escudero and others, Med Decis Making 2023;43:3-20 and 21-41).</summary>
    PerCycle,

    /// <summary>exp(-d k dt).</summary>
    Continuous,
}

/// <summary>How much each of the points of time 0 to n counts, since people change within a cycle and not at its end (Elbasha and Chhatwal, Med Decis Making 2016;36:115-131).</summary>
public enum CycleCorrection
{
    /// <summary>Each point counts one: n + 1 points.</summary>
    None,

    /// <summary>Points 0 to n - 1: as at the start of each cycle.</summary>
    Start,

    /// <summary>Points 1 to n: as at the end of each cycle.</summary>
    End,

    /// <summary>The ends count a half: the trapezium rule.</summary>
    HalfCycle,

    /// <summary>The ends count a third, between them 2/3 and 4/3 in turn, 2/3 first: the weights that the DARTH tutorials use, for any number of cycles.</summary>
    Simpson,

    /// <summary>The ends count a third, between them 4/3 and 2/3 in turn, 4/3 first: Simpson's rule as textbooks have it, for an even number of cycles.</summary>
    SimpsonTextbook,
}

/// <summary>A parameter of which a distribution is told, or several that share one whole.</summary>
/// <param name="Names">The parameter; more than one where a Dirichlet distribution is told.</param>
/// <param name="Distribution">Of one parameter.</param>
/// <param name="Shares">Of several.</param>
public sealed record DoubtfulParameter(IReadOnlyList<string> Names, Distribution? Distribution, DirichletDistribution? Shares)
{
    /// <summary>The means, in the order of the names.</summary>
    public IReadOnlyList<double> Means => Distribution is { } one ? [one.Mean] : Shares!.Means;

    /// <summary>One draw of each, in the order of the names.</summary>
    public double[] Draw(ulong seed, uint draw, uint parameter) => Distribution is { } one ? [one.Draw(seed, draw, parameter)] : Shares!.Draw(seed, draw, parameter);
}

/// <summary>What a strategy is once its own numbers stand in the place of the model's.</summary>
internal sealed record Strategy(string Name, string Path, IReadOnlyList<Slot> Slots, IReadOnlyList<int> Order, IReadOnlyList<Formula> Start, IReadOnlyList<Cell> Cells, IReadOnlyList<Reward> Costs, IReadOnlyList<Reward> Utilities, IReadOnlyList<TransitionReward> Arrivals);

/// <summary>A parameter in a strategy: its formula, what it changes with through all that it names, and which doubtful parameter stands behind it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Formula">Its formula.</param>
/// <param name="Varies">What it changes with.</param>
/// <param name="Draw">Its place among the values drawn, or -1.</param>
internal sealed record Slot(string Name, Formula Formula, Varies Varies, int Draw);

/// <summary>The chance of one change in a cycle.</summary>
/// <param name="From">The state before.</param>
/// <param name="To">The state after.</param>
/// <param name="Formula">Its probability; null for what is left of the row.</param>
/// <param name="Hazard">A ratio on the hazard: p becomes 1 - (1 - p)^ratio. Null for none.</param>
/// <param name="Risk">A ratio on the probability. Null for none.</param>
/// <param name="Path">Where it stands in the file.</param>
internal sealed record Cell(int From, int To, Formula? Formula, Formula? Hazard, Formula? Risk, string Path);

/// <summary>What a state costs or is worth.</summary>
/// <param name="Formula">The amount a year.</param>
/// <param name="IsSaving">Whether the amount is taken off.</param>
/// <param name="Path">Where it stands in the file.</param>
internal sealed record Reward(Formula Formula, bool IsSaving, string Path);

/// <summary>What one change costs and takes, once.</summary>
internal sealed record TransitionReward(int From, int To, Reward? Cost, Reward? Decrement);
