namespace Goldthread.Population.Extracts.ClientLevelData;

/// <summary>One row of the file, as text: what a council sent, right or wrong.</summary>
public sealed class CldRow
{
    private readonly string[] _texts = new string[CldFields.All.Count];

    /// <summary>A row of nothing.</summary>
    public CldRow() => Array.Fill(_texts, "");

    /// <summary>The text of a field without spaces around it; empty where it is blank.</summary>
    public string this[CldField field]
    {
        get => _texts[(int)field];
        set => _texts[(int)field] = value.Trim();
    }

    public bool IsBlank(CldField field) => _texts[(int)field].Length == 0;

    /// <summary>Which of the four events it tells of; null where it tells of none.</summary>
    public CldEventType? EventType => this[CldField.EventType] switch
    {
        var t when Begins(t, "Request") || Begins(t, "Referral") => CldEventType.Request,
        var t when Begins(t, "Assessment") => CldEventType.Assessment,
        var t when Begins(t, "Service") => CldEventType.Service,
        var t when Begins(t, "Review") => CldEventType.Review,
        _ => null,
    };

    internal bool IsServiceUser => Begins(this[CldField.ClientType], "Service User");

    internal bool IsCarer => Begins(this[CldField.ClientType], "Carer") || Begins(this[CldField.ClientType], "Unpaid carer");

    /// <summary>A carer who is known because of the person they care for: such a row is about a person and about no event.</summary>
    internal bool IsByAssociation => IsCarer && this[CldField.ClientType].EndsWith("known by association", StringComparison.OrdinalIgnoreCase);

    internal bool IsFinancial => Begins(this[CldField.AssessmentType], "Financial Assessment");

    private static bool Begins(string text, string with) => text.StartsWith(with, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The four steps on the way through adult social care.</summary>
public enum CldEventType
{
    Request,
    Assessment,
    Service,
    Review,
}
