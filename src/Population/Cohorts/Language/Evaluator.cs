namespace Goldthread.Population.Cohorts.Language;

/// <summary>
/// Says what an expression is for a person, one person at a time, in the plainest way. It is what the other ways of running a cohort are held to; they are faster.
/// </summary>
/// <param name="frames">The people and their events.</param>
/// <param name="catalogue">The code sets; the same catalogue the expressions were read with.</param>
/// <param name="cohorts">Cohorts that expressions refer to; check them with <see cref="CohortReferences"/> first.</param>
public sealed partial class Evaluator(Frames frames, Catalogue catalogue, FindCohort? cohorts = null)
{
    /// <summary>Its value for one person: a long, double, DateOnly, string or bool as its type says; null is unknown.</summary>
    public object? Value(Expression expression, long person, DateOnly asAt) => new OfPerson(this, person, asAt).Of(expression);

    /// <summary>Whether a person is a member of a cohort.</summary>
    public bool IsMember(Cohort cohort, long person)
    {
        var of = new OfPerson(this, person, cohort.AsAt);
        return cohort.Steps.All(s => s.Keeps((bool?)of.Of(s.Test)));
    }

    /// <summary>Draws a cohort from everybody.</summary>
    public Drawing Draw(Cohort cohort)
    {
        var left = frames.People.Keys.Order().ToList();
        var everybody = left.Count;
        var counts = new List<StepCount>();
        foreach (var step in cohort.Steps)
        {
            var answers = left.ConvertAll(p => (Person: p, Answer: (bool?)Value(step.Test, p, cohort.AsAt)));
            left = [.. answers.Where(a => step.Keeps(a.Answer)).Select(a => a.Person)];
            counts.Add(new StepCount(step, answers.Count, left.Count, answers.Count(a => a.Answer is null)));
        }

        return new Drawing([.. left], everybody, [.. counts]);
    }

    private bool IsIn(InCohort other, long person) =>
        IsMember(cohorts?.Invoke(other.Name, other.Version) ?? throw new InvalidOperationException($"There is no cohort \"{other.Name}\"."), person);

    private IReadOnlyDictionary<string, string?> Codes(string name) => catalogue.FindCodes(name)?.Codes ?? throw new InvalidOperationException($"There is no code set \"{name}\".");
}
