namespace Goldthread.Population.Cohorts.Language;

/// <summary>
/// What is asked of a person, or of one row of an event table (inside <see cref="Rows"/> and the values taken from them). Each has a type and may be unknown. Two
/// expressions are equal when they are written the same.
/// </summary>
public abstract record Expression
{
    /// <summary>What its values are.</summary>
    public abstract ColumnType Type { get; }
}

/// <summary>A fixed value.</summary>
/// <param name="Of">Its type.</param>
/// <param name="Value">A long, double, DateOnly, string or bool as the type says; null is unknown.</param>
public sealed record Constant(ColumnType Of, object? Value) : Expression
{
    /// <inheritdoc />
    public override ColumnType Type => Of;
}

/// <summary>The day as at which the cohort is drawn.</summary>
public sealed record AsAt : Expression
{
    /// <inheritdoc />
    public override ColumnType Type => ColumnType.Date;
}

/// <summary>A column of the person.</summary>
public sealed record PersonColumn(Column Column) : Expression
{
    /// <inheritdoc />
    public override ColumnType Type => Column.Type;
}

/// <summary>A column of the row at hand.</summary>
public sealed record RowColumn(string Table, Column Column) : Expression
{
    /// <inheritdoc />
    public override ColumnType Type => Column.Type;
}

/// <summary>Yes where it is no, no where it is yes, else unknown.</summary>
public sealed record Not(Expression Of) : Predicate;

/// <summary>No where one is no; yes where all are yes; else unknown. Two or more.</summary>
public sealed record And(Items<Expression> All) : Predicate;

/// <summary>Yes where one is yes; no where all are no; else unknown. Two or more.</summary>
public sealed record Or(Items<Expression> Any) : Predicate;

/// <summary>Yes for the members of another cohort, drawn as at that cohort's own day; never unknown.</summary>
/// <param name="Name">The other cohort's name.</param>
/// <param name="Version">Which version; null for the newest.</param>
public sealed record InCohort(string Name, int? Version) : Predicate;

/// <summary>The values in the order of the branches: the first whose test is yes gives the value.</summary>
/// <param name="Branches">One or more.</param>
/// <param name="Otherwise">Where no test is yes; null for unknown.</param>
public sealed record Choice(Items<Branch> Branches, Expression? Otherwise) : Expression
{
    /// <inheritdoc />
    public override ColumnType Type => Wider.Of(Otherwise is null ? Branches.Select(b => b.Value) : Branches.Select(b => b.Value).Append(Otherwise));
}

/// <summary>One branch of a <see cref="Choice"/>.</summary>
public sealed record Branch(Expression Test, Expression Value);

/// <summary>The first that is known.</summary>
public sealed record FirstKnown(Items<Expression> Among) : Expression
{
    /// <inheritdoc />
    public override ColumnType Type => Wider.Of(Among);
}

/// <summary>The highest or lowest of those that are known; unknown where none is.</summary>
public sealed record Extreme(bool Highest, Items<Expression> Among) : Expression
{
    /// <inheritdoc />
    public override ColumnType Type => Wider.Of(Among);
}

/// <summary>The category that a code set gives a code; unknown for a code that is not in it.</summary>
public sealed record Category(Expression Code, string CodeSet) : Expression
{
    /// <inheritdoc />
    public override ColumnType Type => ColumnType.Text;
}

/// <summary>An expression whose answer is yes, no or unknown.</summary>
public abstract record Predicate : Expression
{
    /// <inheritdoc />
    public override ColumnType Type => ColumnType.YesNo;
}

/// <summary>The type of several values of which one is taken.</summary>
internal static class Wider
{
    public static ColumnType Of(IEnumerable<Expression> values)
    {
        var types = values.Where(v => v is not Constant { Value: null }).Select(v => v.Type).Distinct().ToList();
        return types.Count == 1 ? types[0] : types.Count == 0 ? ColumnType.YesNo : ColumnType.Decimal;
    }
}
