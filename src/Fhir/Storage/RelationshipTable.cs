using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// Why a viewer has sight of a person, or has it no longer. Several grounds may hold at once. A relationship is made by registration, referral,
/// membership of a team, or by saying so with a reason (domain rule B6).
/// </summary>
public enum SightGround : short
{
    /// <summary>The viewer sends records of this person.</summary>
    Sends = 1,

    /// <summary>The viewer has a relationship of its own with another record of the same person. It ends when the two are found to be two people.</summary>
    SamePerson = 2,

    /// <summary>The person is registered with the viewer, as with a GP practice.</summary>
    Registered = 3,

    /// <summary>The person was referred to the viewer.</summary>
    Referred = 4,

    /// <summary>The viewer is in the person's care team.</summary>
    CareTeam = 5,

    /// <summary>The person is on the viewer's caseload.</summary>
    Caseload = 6,

    /// <summary>The person is to be talked about in the viewer's team meeting.</summary>
    Meeting = 7,

    /// <summary>The viewer said, with a reason, that they work with the person.</summary>
    Claimed = 8,

    /// <summary>The viewer opened the record in an emergency.</summary>
    Emergency = 9,

    /// <summary>The viewer is the person.</summary>
    Own = 10,

    /// <summary>The person allowed the viewer to see their record.</summary>
    Allowed = 11,

    /// <summary>The viewer opened another of the person's records in an emergency.</summary>
    EmergencyForSame = 12,

    /// <summary>The viewer may see what is sealed or restricted, for a reason that is checked later. It gives no sight of the person.</summary>
    SealOpened = 50,

    /// <summary>The same of another of the person's records.</summary>
    SealOpenedForSame = 51,

    /// <summary>The person does not want the viewer to see more of the record than it wrote itself.</summary>
    Refused = 100,

    /// <summary>The person said so of another of their records.</summary>
    RefusedForSame = 101,

    /// <summary>The person does not want their record used beyond their care: nobody sees it who asks for such a purpose.</summary>
    OptedOut = 110,

    /// <summary>The same of another of their records.</summary>
    OptedOutForSame = 111,
}

/// <summary>One reason why a viewer sees a person, or does not.</summary>
/// <param name="Viewer">An organisation's code, "team:ID" or "user:ID".</param>
/// <param name="Ground">Why.</param>
/// <param name="Until">The millisecond from which it no longer holds; <see cref="RelationshipTable.Always"/> for none.</param>
public readonly record struct Relationship(string Viewer, SightGround Ground, long Until)
{
    /// <summary>The viewer of what is said of everyone: "*".</summary>
    public const string Everyone = "*";

    /// <summary>True for what follows from another record of the same person.</summary>
    public bool IsDerived => Ground is SightGround.SamePerson or SightGround.EmergencyForSame or SightGround.SealOpenedForSame or SightGround.RefusedForSame or SightGround.OptedOutForSame;

    /// <summary>True when the viewer sees the person by it.</summary>
    public bool GivesSight => Ground < SightGround.SealOpened;

    /// <summary>True when it stands above a refusal.</summary>
    public bool IsEmergency => Ground is SightGround.Emergency or SightGround.EmergencyForSame;

    /// <summary>True when it opens what is sealed.</summary>
    public bool OpensSeals => Ground is SightGround.SealOpened or SightGround.SealOpenedForSame;

    /// <summary>True when it takes sight away.</summary>
    public bool IsRefusal => Ground is SightGround.Refused or SightGround.RefusedForSame;

    /// <summary>True when the record is for the person's care alone.</summary>
    public bool IsOptOut => Ground is SightGround.OptedOut or SightGround.OptedOutForSame;

    /// <summary>The ground on which it holds for another record of the same person.</summary>
    public SightGround ForSame => Ground switch
    {
        SightGround.Emergency => SightGround.EmergencyForSame,
        SightGround.SealOpened => SightGround.SealOpenedForSame,
        SightGround.Refused => SightGround.RefusedForSame,
        SightGround.OptedOut => SightGround.OptedOutForSame,
        _ => SightGround.SamePerson,
    };
}

/// <summary>Who has a relationship with a person, and on what ground.</summary>
public static class RelationshipTable
{
    /// <summary>What <see cref="Relationship.Until"/> is where no end is set.</summary>
    public const long Always = long.MaxValue;

    private const string Upsert = """
        insert into fhir_relation (part, person, viewer, ground, until) values (@part, @person, @viewer, @ground, @until)
        on conflict (part, person, viewer, ground) do update set until = excluded.until
        """;

    private const string Delete = """
        delete from fhir_relation where part = @part and person = @person and viewer = @viewer and ground = @ground
        """;

    private const string Select = """
        select viewer, ground, until from fhir_relation where part = @part and person = @person order by viewer, ground
        """;

    // 110 and 111: opted out, and the same of another record of the person.
    private const string SelectOptedOut = """
        select distinct person from fhir_relation where part = @part and ground in (110, 111) order by person
        """;

    // In no order: both are sets, and this is asked before every answer.
    private const string SelectSight = """
        select viewer, ground, 0, '' from fhir_relation where part = @part and person = @person and until > @now
        union all
        select keeper, reason, type, id from fhir_withheld where part = @part and person = @person
        """;

    private const string SelectRange = """
        select person, viewer, ground, until from fhir_relation
        where part = @part and person > @after and person <= @last and until > @now
        order by person, viewer, ground
        """;

    /// <summary>Gives a viewer sight of a person, until a moment; on the same ground the later word counts.</summary>
    public static void Give(Session session, PersonKey person, string viewer, SightGround ground, long until = Always) =>
        Key(session.Statement(Upsert), person).Set("viewer", viewer).Set("ground", (short)ground).Set("until", until).Execute();

    /// <summary>Takes back what was given on one ground; on another the viewer may see the person still.</summary>
    public static void TakeBack(Session session, PersonKey person, string viewer, SightGround ground) =>
        Key(session.Statement(Delete), person).Set("viewer", viewer).Set("ground", (short)ground).Execute();

    /// <summary>All that was given and refused, what has ended too.</summary>
    public static List<Relationship> Of(Session session, PersonKey person) =>
        Key(session.Statement(Select), person).List(r => new Relationship(r.GetString(0), (SightGround)r.GetInt16(1), r.GetInt64(2)));

    /// <summary>Numbers of those of a part who refused uses beyond their own care.</summary>
    internal static List<long> OptedOut(Session session, int part) => session.Statement(SelectOptedOut).Set("part", part).List(r => r.GetInt64(0));

    /// <summary>What holds now, and what is withheld, in one question.</summary>
    internal static (List<Relationship> Holding, List<WithheldMark> Withheld) Sight(Session session, PersonKey person, long now)
    {
        var holding = new List<Relationship>();
        var withheld = new List<WithheldMark>();
        Key(session.Statement(SelectSight), person).Set("now", now).Each(r =>
        {
            var id = r.GetString(3);
            if (id.Length == 0)
            {
                holding.Add(new Relationship(r.GetString(0), (SightGround)r.GetInt16(1), Always));
            }
            else
            {
                withheld.Add(new WithheldMark(r.GetInt16(2), id, (WithheldReasons)r.GetInt16(1), r.GetString(0)));
            }

            return true;
        });
        return (holding, withheld);
    }

    /// <summary>What holds now for a range of people.</summary>
    internal static ILookup<long, Relationship> Range(Session session, int part, long after, long last, long now) =>
        session.Statement(SelectRange).Set("part", part).Set("after", after).Set("last", last).Set("now", now)
            .List(r => (Person: r.GetInt64(0), Relationship: new Relationship(r.GetString(1), (SightGround)r.GetInt16(2), r.GetInt64(3))))
            .ToLookup(r => r.Person, r => r.Relationship);

    private static Statement Key(Statement statement, PersonKey person) => statement.Set("part", person.Part).Set("person", person.Number);
}
