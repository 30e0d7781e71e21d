using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.Engine;
using Goldthread.Population.Projection;

namespace Goldthread.Population.Risk.Models;

/// <summary>A model asked of everybody in a segment, as at a day.</summary>
public sealed class RiskRun
{
    private readonly RiskModel _model;
    private readonly ulong[][] _holds;
    private readonly ulong[] _among;

    /// <summary>Asks each term once of everybody.</summary>
    /// <param name="model">The model.</param>
    /// <param name="segment">People.</param>
    /// <param name="alive">A bit for each row that stands; empty where all do.</param>
    /// <param name="catalogue">What the model was read with.</param>
    /// <param name="asAt">The day: what happened after it is not looked at but by "next".</param>
    public RiskRun(RiskModel model, Segment segment, ReadOnlyMemory<ulong> alive, Catalogue catalogue, DateOnly asAt)
    {
        _model = model;
        var compiler = new CohortCompiler(segment, catalogue);
        ulong[] Bits(Expression? test)
        {
            var bits = new ulong[(segment.People + 63) / 64];
            CohortRun.Count(segment, alive, test is null ? [] : compiler.Steps(new Cohort("", asAt, [new Step(Excludes: false, test, "", "")])), bits);
            return bits;
        }

        _among = Bits(model.Among);
        _holds = [.. model.Terms.Select(t => Bits(t.Test))];
        Happened = model.Outcome is null ? null : Bits(model.Outcome);
        People = segment.People;
    }

    /// <summary>How many rows there are.</summary>
    public int People { get; }

    /// <summary>A bit for each of whom the outcome is so; null where the model names none.</summary>
    public ReadOnlyMemory<ulong>? Happened { get; }

    /// <summary>True for whom the model may be asked.</summary>
    public bool IsAsked(int person) => Is(_among, person);

    /// <summary>The chance of one person, 0 to 1; not a number for whom the model may not be asked.</summary>
    public double Chance(int person)
    {
        if (!IsAsked(person)) return double.NaN;
        var odds = _model.Intercept;
        for (var i = 0; i < _holds.Length; i++)
        {
            if (Is(_holds[i], person)) odds += _model.Terms[i].Weight;
        }

        return RiskModel.Logistic(odds);
    }

    /// <summary>Why, for one person.</summary>
    public IReadOnlyList<RiskTerm> Reasons(int person)
    {
        Span<bool> holds = stackalloc bool[_holds.Length];
        for (var i = 0; i < holds.Length; i++) holds[i] = Is(_holds[i], person);
        return _model.Reasons(holds);
    }

    /// <summary>What was foretold beside what happened, of everybody who was asked.</summary>
    /// <exception cref="InvalidOperationException">The model names no outcome.</exception>
    public IEnumerable<(double Chance, bool Happened)> Pairs()
    {
        var happened = Happened ?? throw new InvalidOperationException($"{_model.Id} names no outcome.");
        return Enumerable.Range(0, People).Where(IsAsked).Select(p => (Chance(p), Is(happened.Span, p)));
    }

    /// <summary>What a fit learns from: which terms hold of whom and whether it happened, alike people once with how many they are.</summary>
    /// <exception cref="InvalidOperationException">The model names no outcome.</exception>
    public IEnumerable<(bool[] Features, bool Happened, double Times)> Learnt()
    {
        var happened = Happened ?? throw new InvalidOperationException($"{_model.Id} names no outcome.");
        return Enumerable.Range(0, People).Where(IsAsked)
            .Select(p => (Key: string.Concat(_holds.Select(h => Is(h, p) ? '1' : '0')), Happened: Is(happened.Span, p)))
            .CountBy(p => p).Select(g => (g.Key.Key.Select(c => c == '1').ToArray(), g.Key.Happened, (double)g.Value));
    }

    private static bool Is(ReadOnlySpan<ulong> bits, int person) => ((bits[person >> 6] >> (person & 63)) & 1) != 0;
}
