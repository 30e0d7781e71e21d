namespace Goldthread.Population.Cohorts.Language;

/// <summary>People and their events in memory, as small tables.</summary>
/// <param name="People">Each person's number with their row.</param>
/// <param name="Events">The events of each kind by the kind's name and then by person; a person without any may be left out.</param>
public sealed record Frames(IReadOnlyDictionary<long, Frames.Row> People, IReadOnlyDictionary<string, ILookup<long, Frames.Row>> Events)
{
    /// <summary>Values by column: a long, double, DateOnly, string or bool as the column's type says; null or left out is unknown.</summary>
    public sealed class Row(IReadOnlyDictionary<string, object?> values)
    {
        /// <summary>The value of that column, or null.</summary>
        public object? this[string column] => values.GetValueOrDefault(column);
    }

    /// <summary>A person's events of one kind.</summary>
    public IEnumerable<Row> Of(string table, long person) => Events.TryGetValue(table, out var rows) ? rows[person] : [];
}

/// <summary>The cohort of that name: the version asked for, or the newest for null; null where there is none.</summary>
public delegate Cohort? FindCohort(string name, int? version);
