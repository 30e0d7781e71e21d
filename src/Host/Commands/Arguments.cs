namespace Goldthread.Host.Commands;

/// <summary>What stands behind a command: <c>--name value</c>, <c>--flag</c>, and the rest.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _flags = new(StringComparer.Ordinal);

    private Arguments()
    {
    }

    /// <summary>What is neither an option nor its value.</summary>
    public List<string> Rest { get; } = [];

    /// <summary>Reads the arguments; throws <see cref="UsageException"/> for an option that the command does not have.</summary>
    public static Arguments Read(IEnumerable<string> args, IReadOnlyCollection<string> options, IReadOnlyCollection<string> flags)
    {
        var read = new Arguments();
        using var each = args.GetEnumerator();
        while (each.MoveNext())
        {
            var arg = each.Current;
            if (!arg.StartsWith("--", StringComparison.Ordinal))
            {
                read.Rest.Add(arg);
                continue;
            }

            var equals = arg.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? arg[2..] : arg[2..equals];
            if (flags.Contains(name) && equals < 0)
            {
                read._flags.Add(name);
            }
            else if (options.Contains(name))
            {
                read._values[name] = equals >= 0 ? arg[(equals + 1)..] : each.MoveNext() ? each.Current : throw new UsageException($"--{name} needs a value.");
            }
            else
            {
                throw new UsageException($"There is no option --{name} here.");
            }
        }

        return read;
    }

    public string? Value(string name) => _values.GetValueOrDefault(name);

    public bool Has(string flag) => _flags.Contains(flag);

    /// <summary>A whole number in a range, or the default.</summary>
    public int Number(string name, int otherwise, int least, int most) =>
        Value(name) is not { } text ? otherwise
        : int.TryParse(text, out var number) && number >= least && number <= most ? number
        : throw new UsageException($"--{name} takes a number from {least} to {most}, not \"{text}\".");
}

/// <summary>The command was typed wrongly; the message says what would be right.</summary>
internal sealed class UsageException(string message) : Exception(message);
