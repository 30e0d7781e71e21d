using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.Hl7;

/// <summary>Reads what an ADT message says. Every fault names the segment and field.</summary>
internal sealed class AdtReader
{
    private readonly Hl7Message _message;
    private readonly string _authority;
    private readonly List<Fault> _faults = [];
    private readonly List<string> _notes = [];

    private AdtReader(Hl7Message message, string authority) => (_message, _authority) = (message, authority);

    /// <summary>Reads one.</summary>
    /// <param name="message">The message.</param>
    /// <param name="authority">Who gives the hospital's numbers out (PID-3.4); empty takes the first that is not an NHS number.</param>
    public static Outcome<AdtMessage> Read(Hl7Message message, string authority) => new AdtReader(message, authority).Read();

    /// <summary>The event by MSH-9.2, or EVN-1 where that is empty.</summary>
    public static Outcome<string> EventOf(Hl7Message message)
    {
        var (said, again) = (message.Msh.Text(9, 2), message.Segment("EVN")?.Text(1) ?? "");
        if (message.Msh.Text(9) != "ADT")
        {
            return new Fault(FaultKind.NotSupported, $"\"{message.Msh.Raw(9)}\" is not taken here; ADT messages are.", "MSH-9.1");
        }

        if (said.Length > 0 && again.Length > 0 && said != again)
        {
            return new Fault(FaultKind.Invalid, $"MSH-9 says {said} and EVN-1 says {again}.", "EVN-1");
        }

        var name = said.Length > 0 ? said : again;
        return AdtMessage.Events.Contains(name)
            ? name
            : new Fault(FaultKind.NotSupported, $"The event \"{name}\" is not taken; {string.Join(", ", AdtMessage.Events.Order(StringComparer.Ordinal))} are.", "MSH-9.2");
    }

    private Outcome<AdtMessage> Read()
    {
        var name = EventOf(_message);
        if (!name.Succeeded)
        {
            return name.Faults.ToArray();
        }

        var (evn, pid, pv1) = (_message.Segment("EVN"), _message.Segment("PID"), _message.Segment("PV1"));
        if (pid is null || (pv1 is null && name.Value != "A08"))
        {
            var lacks = pid is null ? "PID" : "PV1";
            return new Fault(FaultKind.Invalid, $"The message has no {lacks} segment: it is cut, or it is not an admission, discharge or transfer.", lacks);
        }

        var recorded = Time(evn, 2) ?? Time(_message.Msh, 7);
        if (recorded is null && _faults.Count == 0)
        {
            _faults.Add(new Fault(FaultKind.Invalid, "When this was written down is missing, so that it could not be told whether it is news.", "EVN-2"));
        }

        var person = Person(pid);
        var visit = pv1 is null ? new AdtVisit { Class = "O" } : Visit(pv1, pid, _message.Segment("PV2"));
        var occurred = Time(evn, 6);
        if (name.Value != "A08")
        {
            if (!visit.IsStay)
            {
                _faults.Add(new Fault(FaultKind.Invalid, $"\"{visit.Class}\" is no stay in hospital; I, E and B are.", "PV1-2"));
            }

            if (visit.Number.Length == 0)
            {
                _faults.Add(new Fault(FaultKind.Invalid, "The number of the visit is missing, so that it could not be told which stay is meant.", "PV1-19"));
            }
        }

        return _faults.Count > 0
            ? _faults.ToArray()
            : new AdtMessage { Event = name.Value, Recorded = recorded!, Occurred = occurred, Person = person, Visit = visit, Notes = _notes };
    }

    private AdtPerson Person(Hl7Segment pid)
    {
        NhsNumber? nhs = null;
        var number = "";
        foreach (var id in pid.Repetitions(3))
        {
            var (value, authority, type) = (id.Text(1), id.Text(4), id.Text(5));
            if (type is "NH" or "NHS" or "NHSNMBR" || authority is "NHS" or "NHSNBR")
            {
                nhs = Number(value, "PID-3.1") ?? nhs;
            }
            else if (number.Length == 0 && value.Length > 0 && (_authority.Length == 0 || authority == _authority))
            {
                number = value;
            }
        }

        if (nhs is null && pid.Text(19) is { Length: > 0 } old)
        {
            nhs = Number(old, "PID-19");
        }

        if (nhs is null && number.Length == 0 && _faults.Count == 0)
        {
            _faults.Add(new Fault(FaultKind.Invalid, _authority.Length == 0 ? "There is neither a hospital number nor an NHS number." : $"There is neither an NHS number nor a number of {_authority}.", "PID-3"));
        }

        var (name, address) = (First(pid, 5), First(pid, 11));
        return new AdtPerson
        {
            HospitalNumber = number,
            NhsNumber = nhs,
            NhsStatus = Status(pid.Text(32)),
            Family = name?.Text(1) ?? "",
            Given = [.. new[] { name?.Text(2) ?? "", name?.Text(3) ?? "" }.Where(g => g.Length > 0)],
            Prefix = name?.Text(5) ?? "",
            Born = Time(pid, 7),
            Sex = pid.Text(8) switch { "F" or "2" => "female", "M" or "1" => "male", "O" or "A" or "9" => "other", "U" or "N" or "0" => "unknown", _ => "" },
            AddressLines = [.. new[] { address?.Text(1) ?? "", address?.Text(2) ?? "" }.Where(l => l.Length > 0)],
            Town = address?.Text(3) ?? "",
            Postcode = address?.Text(5) ?? "",
            Phone = pid.Text(13) is { Length: > 0 } phone ? phone : pid.Text(13, 12),
            HasDied = pid.Text(30) is "Y" or "YES" || pid.Has(29),
            Died = Time(pid, 29),
        };
    }

    private static Hl7Field? First(Hl7Segment pid, int field) => pid.Repetitions(field) is [var first, ..] ? first : null;

    private NhsNumber? Number(string text, string path)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (NhsNumber.TryParse(text, null, out var number))
        {
            return number;
        }

        _faults.Add(new Fault(FaultKind.Invalid, "This is not an NHS number: its ten digits do not keep the rule of the last one.", path));
        return null;
    }

    // PID-32 carries the NHS number status indicator in messages of the UK, as "01" or "NSTS01".
    private static NhsNumberStatus Status(string text) => NhsNumberStatuses.FromCode(text.StartsWith("NSTS", StringComparison.Ordinal) ? text[4..] : text);

    private AdtVisit Visit(Hl7Segment pv1, Hl7Segment pid, Hl7Segment? pv2) => new()
    {
        Number = pv1.Text(19) is { Length: > 0 } number ? number : pid.Text(18),
        Class = pv1.Text(2),
        Ward = pv1.Text(3, 9) is { Length: > 0 } described ? described : pv1.Text(3),
        Bed = string.Join(", ", new[] { pv1.Text(3, 2), pv1.Text(3, 3) }.Where(p => p.Length > 0)),
        Doctor = string.Join(' ', new[] { pv1.Text(7, 6), pv1.Text(7, 3), pv1.Text(7, 2) }.Where(p => p.Length > 0)),
        AdmissionType = pv1.Text(4),
        Reason = pv2 is null ? "" : pv2.Text(3, 2) is { Length: > 0 } words ? words : pv2.Text(3),
        DischargeMethod = new Hl7Code(pv1.Text(36), pv1.Text(36, 2)),
        DischargeTo = new Hl7Code(pv1.Text(37), pv1.Text(37, 2)),
        Admitted = Time(pv1, 44),
        Left = Time(pv1, 45),
        Expected = pv2 is null ? null : Time(pv2, 9),
    };

    private Hl7Time? Time(Hl7Segment? segment, int field)
    {
        if (segment is null)
        {
            return null;
        }

        var read = Hl7Time.Read(segment.Text(field), $"{segment.Name}-{field}");
        if (!read.Succeeded)
        {
            _faults.AddRange(read.Faults);
            return null;
        }

        if (read.Value?.Note is { } note)
        {
            _notes.Add(note);
        }

        return read.Value;
    }
}
