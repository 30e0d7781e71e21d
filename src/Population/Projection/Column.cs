namespace Goldthread.Population.Projection;

/// <summary>How a column is kept. Columns of people hold one value for each; events hold any number.</summary>
public enum ColumnKind
{
    /// <summary>One bit a person.</summary>
    Flag,

    /// <summary>One byte a person: a number of 1 to 255, or the place of a word in <see cref="Column.Words"/>; 0 is not known.</summary>
    Small,

    /// <summary>Two bytes a person: a number of 1 to 65,535, or the place of a word; 0 is not known.</summary>
    Whole,

    /// <summary>Two bytes a person: see <see cref="Days"/>.</summary>
    Day,

    /// <summary>One to four bytes a person: a measurement, exactly; not a number where not known.</summary>
    Measure,

    /// <summary>Four bytes a person, where neighbours have the same upper half: what leads back to the record.</summary>
    Key,

    /// <summary>Rows of person and day, in the order of people and of days.</summary>
    Events,

    /// <summary>The same with a whole number of 0 to 65,535 each: minutes, days, pounds.</summary>
    Amounts,
}

/// <summary>One column of the joined-up data set.</summary>
/// <param name="Name">Its name in a cohort, in small letters: <c>emergency_admission</c>.</param>
/// <param name="Kind">How it is kept.</param>
/// <param name="Title">What a person calls it: "Emergency admissions".</param>
/// <param name="From">Where it comes from, down to the element of the resource.</param>
/// <param name="Unit">What it counts, where that is not plain: "days", "pence".</param>
/// <param name="Group">Where it is listed: "Person", "Conditions", "Deficits".</param>
public sealed record Column(string Name, ColumnKind Kind, string Title, string From, string? Unit = null, string Group = "Person")
{
    /// <summary>What each number stands for, the first for 0; empty where numbers are numbers.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>How a sentence says it of people, for a flag: "who live alone". Null where it is said by the title.</summary>
    public string? Says { get; init; }

    /// <summary>One of them in a sentence, for events: "emergency admission". Null where it is the title.</summary>
    public string? One { get; init; }

    /// <summary>What is added to a number to keep it, so that nought stays free for "not known": 1 where none is a number like another.</summary>
    public int Origin { get; init; }

    /// <summary>The event column that holds every row of this one: it is then kept as a bit for each row of that. Null where it stands by itself.</summary>
    public string? Within { get; init; }

    /// <summary>True for a table of rows beside the people.</summary>
    public bool IsEvents => Kind is ColumnKind.Events or ColumnKind.Amounts;
}
