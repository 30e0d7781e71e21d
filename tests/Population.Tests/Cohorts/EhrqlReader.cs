using System.Text.RegularExpressions;

namespace Goldthread.Population.Tests.Cohorts;

/// <summary>A node of a Python expression, of the few kinds that ehrQL's cases use.</summary>
internal abstract record Python
{
    public sealed record Name(string Text) : Python;

    public sealed record Number(string Text) : Python;

    public sealed record Quoted(string Value) : Python;

    public sealed record Dot(Python Of, string Attribute) : Python;

    public sealed record Call(Python Of, IReadOnlyList<Python> Arguments, IReadOnlyDictionary<string, Python> Named) : Python;

    public sealed record Two(string Sign, Python Left, Python Right) : Python;

    public sealed record One(string Sign, Python Of) : Python;

    public sealed record List(IReadOnlyList<Python> All) : Python;

    public sealed record Map(IReadOnlyList<(Python Key, Python Value)> All) : Python;
}

/// <summary>Reads such expressions.</summary>
internal sealed partial class EhrqlReader(string text)
{
    /// <summary>From the loosest to the tightest, as Python has them.</summary>
    private static readonly string[][] Signs = [["==", "!=", "<=", ">=", "<", ">"], ["|"], ["&"], ["+", "-"], ["*", "//", "/"]];

    private readonly IReadOnlyList<string> _tokens = [.. Tokens().Matches(text).Select(m => m.Value.Trim()).Where(t => t.Length > 0), ""];
    private int _at;

    /// <summary>All expressions of the text, one behind the other.</summary>
    public static IReadOnlyList<Python> Read(string text)
    {
        var reader = new EhrqlReader(text);
        var all = new List<Python>();
        while (reader._tokens[reader._at].Length > 0) all.Add(reader.Level(0));
        return all;
    }

    private Python Level(int level)
    {
        if (level == Signs.Length) return Unary();
        var left = Level(level + 1);
        while (Signs[level].Contains(_tokens[_at])) left = new Python.Two(_tokens[_at++], left, Level(level + 1));
        return left;
    }

    private Python Unary()
    {
        if (_tokens[_at] is "-" or "~") return new Python.One(_tokens[_at++], Unary());
        var left = Postfix();
        return Takes("**") ? new Python.Two("**", left, Unary()) : left;
    }

    private Python Postfix()
    {
        var of = Atom();
        while (true)
        {
            if (Takes(".")) of = new Python.Dot(of, _tokens[_at++]);
            else if (Takes("(")) of = Call(of);
            else return of;
        }
    }

    private Python.Call Call(Python of)
    {
        var arguments = new List<Python>();
        var named = new Dictionary<string, Python>();
        while (!Takes(")"))
        {
            if (_tokens[_at + 1] == "=")
            {
                var name = _tokens[_at];
                _at += 2;
                named[name] = Level(0);
            }
            else
            {
                arguments.Add(Level(0));
            }

            Takes(",");
        }

        return new Python.Call(of, arguments, named);
    }

    private Python Atom()
    {
        var token = _tokens[_at++];
        if (token == "(")
        {
            var inner = Level(0);
            return Takes(")") ? inner : throw new FormatException($"No bracket: {text}");
        }

        if (token == "[")
        {
            var list = new List<Python>();
            while (!Takes("]"))
            {
                list.Add(Level(0));
                Takes(",");
            }

            return new Python.List(list);
        }

        if (token == "{")
        {
            var map = new List<(Python, Python)>();
            while (!Takes("}"))
            {
                var key = Level(0);
                _ = Takes(":") ? true : throw new FormatException($"No colon: {text}");
                map.Add((key, Level(0)));
                Takes(",");
            }

            return new Python.Map(map);
        }

        return token.Length == 0 ? throw new FormatException($"Cut short: {text}")
            : token[0] == '"' ? new Python.Quoted(token[1..^1])
            : char.IsAsciiDigit(token[0]) ? new Python.Number(token)
            : new Python.Name(token);
    }

    private bool Takes(string token)
    {
        if (_tokens[_at] != token) return false;
        _at++;
        return true;
    }

    [GeneratedRegex("""\s+|"[^"]*"|\d+(?:\.\d+)?|\w+|\*\*|//|[=!<>]=|.""")]
    private static partial Regex Tokens();
}
