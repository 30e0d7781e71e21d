using System.Text.RegularExpressions;

namespace Goldthread.Kernel.Data;

/// <summary>
/// Plays the router of a spread store: throws when one transaction writes two parts of tables about people and has not said that it must.
/// For tests: the switch <c>Goldthread.PartGuard</c> of a program's runtime settings turns it on; where it is off no statement knows of it.
/// </summary>
internal sealed partial class PartGuard(Dialect dialect)
{
    private long? _part;
    private string _first = "";
    private bool _mayTouchSeveral;

    /// <summary>Read once: the same for every session of the program.</summary>
    public static bool IsOn { get; } = AppContext.TryGetSwitch("Goldthread.PartGuard", out var on) && on;

    /// <summary>A transaction, or one piece of a group commit, begins.</summary>
    public void Begin()
    {
        _part = null;
        _mayTouchSeveral = false;
    }

    public void Accept(string why)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        _mayTouchSeveral = true;
    }

    /// <summary>The statement itself, or, when it writes or locks rows about people, one that is watched.</summary>
    public Statement Watch(string sql, Statement statement) =>
        Touched().Match(sql) is { Success: true } touched && dialect.PersonTables.Contains(touched.Groups["table"].Value) ? new WatchedStatement(this, sql, statement) : statement;

    private void Touch(long part, string sql)
    {
        if (_part is { } other && other != part && !_mayTouchSeveral)
        {
            throw new TwoPartsException(other, _first, part, sql);
        }

        (_part, _first) = (part, sql);
    }

    [GeneratedRegex(@"^\s*(?:insert\s+into|update|delete\s+from|select\b[\s\S]*?\bfrom(?=[\s\S]*\bfor\s+update\b))\s+(?<table>\w+)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Touched();

    private sealed class WatchedStatement(PartGuard guard, string sql, Statement statement) : Statement
    {
        private long? _part;

        public override Statement Set(string name, long value)
        {
            _part = name == "part" ? value : _part;
            statement.Set(name, value);
            return this;
        }

        public override Statement Set(string name, int value)
        {
            _part = name == "part" ? value : _part;
            statement.Set(name, value);
            return this;
        }

        public override Statement Set(string name, short value)
        {
            statement.Set(name, value);
            return this;
        }

        public override Statement Set(string name, string? value)
        {
            statement.Set(name, value);
            return this;
        }

        public override Statement Set(string name, byte[]? value)
        {
            statement.Set(name, value);
            return this;
        }

        public override int Execute() => Touched().Execute();

        public override void Each(Func<Row, bool> row) => Touched().Each(row);

        public override T First<T>(Func<Row, T> read, T none) => Touched().First(read, none);

        public override List<T> List<T>(Func<Row, T> read) => Touched().List(read);

        public override void Dispose() => statement.Dispose();

        private Statement Touched()
        {
            if (_part is { } part)
            {
                guard.Touch(part, sql);
            }

            return statement;
        }
    }
}

/// <summary>One transaction wrote two parts without saying why it must: a fault of the program, found by its tests.</summary>
internal sealed class TwoPartsException(long first, string firstStatement, long second, string secondStatement) : Exception(
    $"One transaction wrote part {first} ({OneLine(firstStatement)}) and part {second} ({OneLine(secondStatement)}). Give each part a transaction of its own, or say at its beginning why it must be one: session.AcceptTwoPhase(...).")
{
    private static string OneLine(string sql) => string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
