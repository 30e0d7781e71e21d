namespace Goldthread.Kernel.Values;

/// <summary>Why something that was asked for was not done. Expected failures are values; exceptions are for bugs.</summary>
public enum FaultKind
{
    /// <summary>What was sent breaks a rule; <see cref="Fault.Path"/> names where.</summary>
    Invalid,

    /// <summary>No such thing, or none that the asker may know of.</summary>
    NotFound,

    /// <summary>There was such a thing; it was deleted.</summary>
    Gone,

    /// <summary>The asker may not do this.</summary>
    Forbidden,

    /// <summary>Somebody changed it in between.</summary>
    Conflict,

    /// <summary>A condition of the request was not met (If-Match).</summary>
    Precondition,

    /// <summary>Understood, and not supported here.</summary>
    NotSupported,

    /// <summary>Too large or too dear to do as asked; the message says what would be possible.</summary>
    TooCostly,

    /// <summary>More bytes than are taken at once.</summary>
    TooLarge,

    /// <summary>Sent in a format that is not taken.</summary>
    WrongFormat,
}

/// <summary>One expected failure, in words for the person who asked.</summary>
/// <param name="Kind">What sort of failure.</param>
/// <param name="Message">Plain words: what is wrong and what would be right.</param>
/// <param name="Path">The field or path at fault, such as "Patient.birthDate", or null.</param>
public sealed record Fault(FaultKind Kind, string Message, string? Path = null)
{
    /// <inheritdoc />
    public override string ToString() => Path is null ? Message : $"{Path}: {Message}";
}

/// <summary>Either a value, or the faults for which there is none.</summary>
public readonly struct Outcome<T>
{
    private readonly T? _value;
    private readonly IReadOnlyList<Fault>? _faults;

    private Outcome(T? value, IReadOnlyList<Fault>? faults)
    {
        _value = value;
        _faults = faults;
    }

    /// <summary>True when there is a value.</summary>
    public bool Succeeded => _faults is null;

    /// <summary>The value. Throws <see cref="InvalidOperationException"/> when there is none: ask <see cref="Succeeded"/> first.</summary>
    public T Value => _faults is null ? _value! : throw new InvalidOperationException("There is no value: " + string.Join("; ", _faults));

    /// <summary>The faults; empty when there is a value.</summary>
    public IReadOnlyList<Fault> Faults => _faults ?? [];

    /// <summary>The first fault. Throws when there is none.</summary>
    public Fault Fault => Faults[0];

    /// <summary>The value wrapped.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>One fault wrapped.</summary>
    public static implicit operator Outcome<T>(Fault fault) => new(default, [fault]);

    /// <summary>Several faults wrapped; at least one, else <see cref="ArgumentException"/>.</summary>
    public static implicit operator Outcome<T>(Fault[] faults) =>
        faults.Length > 0 ? new(default, faults) : throw new ArgumentException("A failure needs a fault.", nameof(faults));

    /// <summary>The next step on the value, or the same faults.</summary>
    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) => _faults is null ? next(_value!) : _faults.ToArray();

    /// <summary>One value from either case.</summary>
    public TResult Match<TResult>(Func<T, TResult> value, Func<IReadOnlyList<Fault>, TResult> faults) =>
        _faults is null ? value(_value!) : faults(_faults);
}
