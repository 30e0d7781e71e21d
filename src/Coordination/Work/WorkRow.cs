using Goldthread.Fhir.Storage;

namespace Goldthread.Coordination.Work;

/// <summary>Why a row stands on an organisation's list.</summary>
internal enum WorkSide : short
{
    /// <summary>It is this organisation's move.</summary>
    Do = 0,

    /// <summary>It sent something, and another has the move.</summary>
    Watch = 1,

    /// <summary>It sent something, and there is an answer to read.</summary>
    Answer = 2,
}

/// <summary>One open step, under the organisation whose list it stands on.</summary>
internal sealed record WorkRow
{
    public const long Never = long.MaxValue;

    public required string Owner { get; init; }

    public required WorkSide Side { get; init; }

    public required string Type { get; init; }

    public required string Id { get; init; }

    public required PersonKey Person { get; init; }

    /// <summary>"task", "plan", "alert", "news", or a kind of referral.</summary>
    public required string Kind { get; init; }

    public string State { get; init; } = "";

    public string Service { get; init; } = "";

    public string ServiceName { get; init; } = "";

    public string Team { get; init; } = "";

    /// <summary>The user who has it; empty when nobody has.</summary>
    public string Assignee { get; init; } = "";

    /// <summary>0 most urgent to 3.</summary>
    public short Priority { get; init; } = 3;

    /// <summary>In milliseconds; <see cref="Never"/> where no clock runs.</summary>
    public long DueAt { get; init; } = Never;

    public long SinceAt { get; init; }

    public long SentAt { get; init; }

    public long SnoozedUntil { get; init; }

    public string SnoozeReason { get; init; } = "";

    /// <summary>True when the owner may see the person for the sake of this row.</summary>
    public bool Grants { get; init; }

    /// <summary>How it stood when somebody noted it: while it says the same, it does not come back.</summary>
    public string Mark => $"{State} {DueAt.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}
