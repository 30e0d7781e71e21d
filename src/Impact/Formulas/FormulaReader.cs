using System.Globalization;
using Goldthread.Impact.Distributions;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Formulas;

/// <summary>
/// Reads arithmetic: numbers, names, + - * / ^, brackets, comparisons (1 or 0), and the functions of <see cref="Functions"/>. Names are parameters, tables (with an
/// argument, or by where the run stands) and what the run knows: cycle, time, age, timeInState, cycleLength. Nothing can be called that is not listed.
/// </summary>
internal sealed class FormulaReader
{
    public const string Functions = "probability(rate[, years]), rate(probability[, years]), competing(rate, all rates[, years]), exp, ln, sqrt, abs, floor, min, max, if(condition, then, else)";

    private const int Deepest = 60;

    private static readonly string[] Run = ["cycle", "time", "age", "timeInState", "cycleLength"];

    private readonly string _text;
    private readonly IReadOnlyDictionary<string, int> _slots;
    private readonly IReadOnlyDictionary<string, Table> _tables;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private Varies _varies;
    private int _at, _depth;

    private FormulaReader(string text, IReadOnlyDictionary<string, int> slots, IReadOnlyDictionary<string, Table> tables) => (_text, _slots, _tables) = (text, slots, tables);

    /// <summary>Whether a name is taken: by the run or by a function.</summary>
    public static bool IsTaken(string name) => Run.Contains(name) || name is "probability" or "rate" or "competing" or "exp" or "ln" or "sqrt" or "abs" or "floor" or "min" or "max" or "if" or "rest";

    /// <summary>A letter, then letters, digits and underscores.</summary>
    public static bool IsName(string text) => text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] == '_') && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>The formula, or in words why it is none.</summary>
    /// <param name="text">The formula.</param>
    /// <param name="slots">The parameters, each with its place among the values of a moment.</param>
    /// <param name="tables">The tables.</param>
    public static Outcome<Formula> Read(string text, IReadOnlyDictionary<string, int> slots, IReadOnlyDictionary<string, Table> tables)
    {
        var reader = new FormulaReader(text, slots, tables);
        try
        {
            var value = reader.Compared();
            reader.Space();
            if (reader._at < text.Length) throw new UnreadableException($"has \"{text[reader._at]}\" at place {reader._at + 1}, where nothing is to follow");
            return new Formula(text, value, [.. reader._names], reader._varies);
        }
        catch (UnreadableException error)
        {
            return new Fault(FaultKind.Invalid, $"The formula \"{text}\" {error.Message}.");
        }
    }

    private Func<Moment, double> Compared()
    {
        if (++_depth > Deepest) throw new UnreadableException("has too many brackets within each other");
        var left = Sum();
        foreach (var (sign, holds) in Comparisons)
        {
            if (!Takes(sign)) continue;
            var right = Sum();
            _depth--;
            return m => holds(left(m), right(m)) ? 1 : 0;
        }

        _depth--;
        return left;
    }

    private static readonly (string Sign, Func<double, double, bool> Holds)[] Comparisons =
        [("<=", (a, b) => a <= b), (">=", (a, b) => a >= b), ("==", (a, b) => a == b), ("!=", (a, b) => a != b), ("<", (a, b) => a < b), (">", (a, b) => a > b)];

    private Func<Moment, double> Sum()
    {
        var left = Product();
        while (true)
        {
            var (before, isPlus) = (left, Takes("+"));
            if (!isPlus && !Takes("-")) return left;
            var right = Product();
            left = isPlus ? m => before(m) + right(m) : m => before(m) - right(m);
        }
    }

    private Func<Moment, double> Product()
    {
        var left = Signed();
        while (true)
        {
            var (before, isTimes) = (left, Takes("*"));
            if (!isTimes && !Takes("/")) return left;
            var right = Signed();
            left = isTimes ? m => before(m) * right(m) : m => before(m) / right(m);
        }
    }

    private Func<Moment, double> Signed()
    {
        if (!Takes("-")) return Power();
        if (++_depth > Deepest) throw new UnreadableException("has too many signs in a row");
        var inner = Signed();
        _depth--;
        return m => -inner(m);
    }

    private Func<Moment, double> Power()
    {
        var below = Single();
        if (!Takes("^")) return below;
        var above = Signed();
        return m => Math.Pow(below(m), above(m));
    }

    private Func<Moment, double> Single()
    {
        Space();
        if (_at >= _text.Length) throw new UnreadableException("ends where a number or a name is to stand");
        if (Takes("("))
        {
            var inner = Compared();
            Needs(")");
            return inner;
        }

        if (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.') return Number();
        var begins = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '_')) _at++;
        if (_at == begins) throw new UnreadableException($"has \"{_text[_at]}\" at place {_at + 1}, where a number or a name is to stand");
        return Named(_text[begins.._at]);
    }

    private Func<Moment, double> Number()
    {
        var begins = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.' || (_text[_at] is 'e' or 'E' && _at > begins) || (_text[_at] is '+' or '-' && _text[_at - 1] is 'e' or 'E'))) _at++;
        var text = _text[begins.._at];
        return double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? _ => number
            : throw new UnreadableException($"has \"{text}\", which is no number");
    }

    private Func<Moment, double> Named(string name)
    {
        if (_tables.TryGetValue(name, out var table)) return Looked(table);
        if (_slots.TryGetValue(name, out var slot))
        {
            _names.Add(name);
            return m => m.Values[slot];
        }

        if (Takes("(")) return Called(name);
        Func<Moment, double> value = name switch
        {
            "cycle" => m => m.Cycle,
            "time" => m => m.Time,
            "age" => m => m.Age,
            "timeInState" => m => m.InState,
            "cycleLength" => m => m.CycleLength,
            _ => throw new UnreadableException($"names \"{name}\", which is no parameter, table or function. Functions: {Functions}"),
        };
        Changes(name switch { "timeInState" => Varies.ByTimeInState, "cycleLength" => Varies.Never, _ => Varies.ByCycle });
        return value;
    }

    private Func<Moment, double> Looked(Table table)
    {
        if (Takes("("))
        {
            var place = Compared();
            Needs(")");
            return m => table.At(place(m));
        }

        Changes(table.By == TableKey.TimeInState ? Varies.ByTimeInState : Varies.ByCycle);
        return table.By switch
        {
            TableKey.Age => m => table.At(m.WholeAge),
            TableKey.Cycle => m => table.At(m.Cycle),
            _ => m => table.At(m.InState),
        };
    }

    private Func<Moment, double> Called(string name)
    {
        var given = new List<Func<Moment, double>> { Compared() };
        while (Takes(",")) given.Add(Compared());
        Needs(")");
        return (name, given) switch
        {
            ("exp", [var x]) => m => Math.Exp(x(m)),
            ("ln", [var x]) => m => Math.Log(x(m)),
            ("sqrt", [var x]) => m => Math.Sqrt(x(m)),
            ("abs", [var x]) => m => Math.Abs(x(m)),
            ("floor", [var x]) => m => Math.Floor(x(m) + 1e-9),
            ("min", _) => m => given.Min(x => x(m)),
            ("max", _) => m => given.Max(x => x(m)),
            ("if", [var when, var then, var otherwise]) => m => when(m) != 0 ? then(m) : otherwise(m),
            ("probability", [var rate]) => m => -Special.ExpMinusOne(-rate(m) * m.CycleLength),
            ("probability", [var rate, var years]) => m => -Special.ExpMinusOne(-rate(m) * years(m)),
            ("rate", [var share]) => m => -Special.LogOnePlus(-share(m)) / m.CycleLength,
            ("rate", [var share, var years]) => m => -Special.LogOnePlus(-share(m)) / years(m),
            ("competing", [var rate, var all]) => m => Competing(rate(m), all(m), m.CycleLength),
            ("competing", [var rate, var all, var years]) => m => Competing(rate(m), all(m), years(m)),
            _ => throw new UnreadableException($"calls {name} with {given.Count} argument{(given.Count == 1 ? "" : "s")}, which there is not. Functions: {Functions}"),
        };
    }

    // The share that one of several causes takes when each goes on at its rate: rate / all x (1 - exp(-all x years)).
    private static double Competing(double rate, double all, double years) => all == 0 ? 0 : rate / all * -Special.ExpMinusOne(-all * years);

    private void Changes(Varies by) => _varies = by > _varies ? by : _varies;

    private void Needs(string sign)
    {
        if (!Takes(sign)) throw new UnreadableException(_at < _text.Length ? $"has \"{_text[_at]}\" at place {_at + 1}, where \"{sign}\" is to stand" : $"ends where \"{sign}\" is to stand");
    }

    private bool Takes(string sign)
    {
        Space();
        if (!_text.AsSpan(_at).StartsWith(sign, StringComparison.Ordinal)) return false;
        _at += sign.Length;
        return true;
    }

    private void Space()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
    }

    private sealed class UnreadableException(string message) : Exception(message);
}
