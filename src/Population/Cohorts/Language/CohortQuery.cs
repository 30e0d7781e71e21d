using Goldthread.Kernel.Data;

namespace Goldthread.Population.Cohorts.Language;

/// <summary>Where the tables of a cohort stand in the database (docs/guides/cohorts.md says what they hold).</summary>
/// <param name="People">The table with a row for each person: a column <c>person</c>, a whole number, and the catalogue's columns.</param>
/// <param name="EventPrefix">What stands before a kind of event's name in its table's name; each has <c>person</c> and the kind's columns.</param>
/// <remarks>Throws <see cref="ArgumentException"/> for names that are no names of tables.</remarks>
public sealed record CohortLayout(string People, string EventPrefix)
{
    /// <summary>The table with a row for each person.</summary>
    public string People { get; } = Named(People);

    /// <summary>What stands before a kind of event's name.</summary>
    public string EventPrefix { get; } = Named(EventPrefix);

    private static string Named(string name) => Catalogue.IsName(name) ? name : throw new ArgumentException($"\"{name}\" is no name of a table.", nameof(name));
}

/// <summary>A statement with its parameters. Nothing that a user wrote stands in the statement itself: names come from the catalogue, values are parameters.</summary>
/// <param name="Sql">The statement.</param>
/// <param name="Parameters">A long or a string by name.</param>
public sealed record CohortQuery(string Sql, IReadOnlyDictionary<string, object> Parameters)
{
    /// <summary>Made ready to run in a session.</summary>
    public Statement In(Session session)
    {
        var statement = session.Statement(Sql);
        foreach (var (name, value) in Parameters)
        {
            if (value is long whole) statement.Set(name, whole);
            else statement.Set(name, (string)value);
        }

        return statement;
    }
}
