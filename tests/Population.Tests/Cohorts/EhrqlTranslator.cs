using System.Text.RegularExpressions;

namespace Goldthread.Population.Tests.Cohorts;

/// <summary>Says in our language what a case says in ehrQL. What it cannot say it refuses with the reason.</summary>
internal sealed partial class EhrqlTranslator(EhrqlCase of)
{
    /// <summary>The value, and who belongs to the population; null for everybody.</summary>
    public static (string Value, string? Population) Translate(EhrqlCase of)
    {
        var translator = new EhrqlTranslator(of);
        var all = EhrqlReader.Read(of.Expression);
        var population = all.Skip(1).Select(p => translator.Text(((Python.Call)p).Arguments[0])).SingleOrDefault();
        return (translator.Text(all[0]), population);
    }

    private abstract record Said;

    /// <summary>A value; of the rows where it is one for each row.</summary>
    private sealed record Series(string Text, string? Rows = null) : Said;

    private sealed record Frame(string Rows, string[] Keys, string? Pick = null) : Said;

    private sealed record Patients : Said;

    private sealed record Duration(string Amount, string Unit, string? Rows) : Said;

    private sealed record Difference(Series To, Series From) : Said;

    private sealed record Whens(string Text) : Said;

    private string Text(Python python) => Say(python) is Series { Rows: null } series ? series.Text : Say(python) is Whens whens ? $"case{whens.Text} end" : throw new NotSupportedException($"{python.GetType().Name} is no value for each person.");

    private Series Value(Python python) => Say(python) switch
    {
        Series series => series,
        Whens whens => new Series($"case{whens.Text} end"),
        var other => throw new NotSupportedException($"A {other.GetType().Name} is no value."),
    };

    private Said Say(Python python) => python switch
    {
        Python.Number number => new Series(number.Text),
        Python.Quoted text => new Series(Day().IsMatch(text.Value) ? text.Value : $"\"{text.Value}\""),
        Python.Name { Text: "True" } => new Series("yes"),
        Python.Name { Text: "False" } => new Series("no"),
        Python.Name { Text: "None" } => new Series("unknown"),
        Python.Name name => of.Tables.First(t => t.Name == name.Text).IsEvent ? new Frame(name.Text, []) : new Patients(),
        Python.One { Sign: "~" } one => Map(Value(one.Of), t => $"(not {t})"),
        Python.One one => Map(Value(one.Of), t => $"(-({t}))"),
        Python.Two two => Two(two),
        Python.Dot dot => Attribute(Say(dot.Of), dot.Attribute),
        Python.Call { Of: Python.Name name } call => Function(name.Text, call),
        Python.Call { Of: Python.Dot { Attribute: "date" } } call => Date(call),
        Python.Call { Of: Python.Dot dot } call => Method(Say(dot.Of), dot.Attribute, call),
        _ => throw new NotSupportedException($"No {python.GetType().Name}."),
    };

    private Said Two(Python.Two two)
    {
        var (left, right) = (Say(two.Left), Say(two.Right));
        if (left is Duration first) return new Series($"({Value(two.Right).Text} + {first.Amount} {first.Unit})", first.Rows);
        if (right is Duration second) return new Series($"({Value(two.Left).Text} {two.Sign} {second.Amount} {second.Unit})", second.Rows);
        var (a, b) = (Value(two.Left), Value(two.Right));
        if (two.Sign == "-" && (IsDate(a) || IsDate(b))) return new Difference(a, b);
        var sign = two.Sign switch { "==" => "=", "&" => "and", "|" => "or", "**" => "^", var same => same };
        return new Series($"({a.Text} {sign} {b.Text})", a.Rows ?? b.Rows);
    }

    private static bool IsDate(Series series) => Day().IsMatch(series.Text) || DateColumn().IsMatch(series.Text);

    private static Said Attribute(Said of, string name) => of switch
    {
        Patients => new Series("person." + name),
        Frame { Pick: { } pick } frame => new Series($"({pick} {name} of {frame.Rows} by ({string.Join(", ", frame.Keys)}))"),
        Frame frame => new Series(name, frame.Rows),
        Difference difference => new Series($"({name} from {difference.From.Text} to {difference.To.Text})", difference.From.Rows ?? difference.To.Rows),
        Series series => new Series($"({name} of {series.Text})", series.Rows),
        _ => throw new NotSupportedException($"No {name} of {of.GetType().Name}."),
    };

    private Said Function(string name, Python.Call call) => name switch
    {
        "date" => Date(call),
        "days" or "months" or "years" => new Duration(Value(call.Arguments[0]).Text, name, Value(call.Arguments[0]).Rows),
        "maximum_of" or "minimum_of" => Several(call, t => $"{(name == "maximum_of" ? "highest" : "lowest")} of ({t})"),
        "when" => new Whens($" when {Text(call.Arguments[0])}"),
        "case" => new Series($"case{string.Concat(call.Arguments.Select(a => ((Whens)Say(a)).Text))}{Otherwise(call, "otherwise")} end"),
        _ => throw new NotSupportedException($"No {name}()."),
    };

    private string Otherwise(Python.Call call, string name) => call.Named.TryGetValue(name, out var otherwise) ? $" otherwise {Text(otherwise)}" : "";

    private Series Several(Python.Call call, Func<string, string> say)
    {
        var all = call.Arguments.Select(Value).ToList();
        return new Series(say(string.Join(", ", all.Select(a => a.Text))), all.Find(a => a.Rows is not null)?.Rows);
    }

    private static Series Date(Python.Call call) =>
        new(string.Join('-', call.Arguments.Cast<Python.Number>().Select((n, i) => n.Text.PadLeft(i == 0 ? 4 : 2, '0'))));

    private static Series Map(Series series, Func<string, string> say) => new(say(series.Text), series.Rows);

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\d\z")]
    private static partial Regex Day();

    [GeneratedRegex(@"\A(?:person\.)?d\d\z")]
    private static partial Regex DateColumn();
}
