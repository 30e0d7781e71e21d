using Goldthread.Population.Cohorts.Language;

namespace Goldthread.Population.Risk.Models;

/// <summary>One thing that raises or lowers a risk.</summary>
/// <param name="Weight">What it adds to the logarithm of the odds, where its test is yes. No and not known add nothing.</param>
/// <param name="Test">What is asked of a person, in the language of cohorts.</param>
/// <param name="Text">The same as written.</param>
/// <param name="Reason">What a person is told: "Aged 85 or over".</param>
public sealed record RiskTerm(double Weight, Expression Test, string Text, string Reason);

/// <summary>
/// A logistic model, as its file says it: 1 / (1 + exp(-(intercept + the weights of the terms that hold))). It finds who may be at risk; whether somebody can be helped is another question, and
/// neither is a diagnosis.
/// </summary>
/// <param name="Id">Its name: small letters, digits and hyphens.</param>
/// <param name="Version">1 or more; raised whenever what it answers changes.</param>
/// <param name="Title">What it foretells, in words.</param>
/// <param name="Source">Where its numbers come from.</param>
/// <param name="Among">Of whom it may be asked; null for everybody.</param>
/// <param name="Outcome">What came of it, asked as at the day before which it is told; null where the file does not say, and then it cannot be held against what happened.</param>
/// <param name="Intercept">The logarithm of the odds of somebody of whom no term holds.</param>
/// <param name="Terms">What changes them.</param>
public sealed record RiskModel(string Id, int Version, string Title, string Source, Expression? Among, Expression? Outcome, double Intercept, IReadOnlyList<RiskTerm> Terms)
{
    /// <summary>The chance of somebody of whom these terms hold, 0 to 1.</summary>
    /// <param name="holds">One for each term, in order.</param>
    public double Chance(ReadOnlySpan<bool> holds)
    {
        var odds = Intercept;
        for (var i = 0; i < Terms.Count; i++)
        {
            if (holds[i]) odds += Terms[i].Weight;
        }

        return Logistic(odds);
    }

    /// <summary>Why: the terms that hold and raise the risk, the strongest first, and then those that lower it.</summary>
    /// <param name="holds">One for each term, in order.</param>
    public IReadOnlyList<RiskTerm> Reasons(ReadOnlySpan<bool> holds)
    {
        var reasons = new List<RiskTerm>();
        for (var i = 0; i < Terms.Count; i++)
        {
            if (holds[i] && Terms[i].Weight != 0) reasons.Add(Terms[i]);
        }

        return [.. reasons.OrderByDescending(t => t.Weight)];
    }

    /// <summary>The chance whose odds have this logarithm.</summary>
    public static double Logistic(double odds) => 1 / (1 + Math.Exp(-odds));
}
