using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Record.People;

internal static class IdentityTable
{
    private const string Columns = "part, person, whole, patient_id, source, nhs_number, nhs_status, name, names, birth_date, sex, place, deceased, own, family, given, postcode, died, sensitive";

    // By which reading of a Patient a row is made.
    private const short Form = 1;

    // An existing row keeps its whole: what it becomes is settled with all that hang together.
    private const string Upsert = $"""
        insert into record_patient ({Columns}, form)
        values (@part, @person, @whole, @patient_id, @source, @nhs_number, @nhs_status, @name, @names, @birth_date, @sex, @place, @deceased,
            @own, @family, @given, @postcode, @died, @sensitive, @form)
        on conflict (part, person) do update
        set own = excluded.own, family = excluded.family, given = excluded.given, postcode = excluded.postcode, died = excluded.died, form = excluded.form,
            patient_id = excluded.patient_id, source = excluded.source, nhs_number = excluded.nhs_number,
            nhs_status = excluded.nhs_status, name = excluded.name, names = excluded.names, birth_date = excluded.birth_date,
            sex = excluded.sex, place = excluded.place, deceased = excluded.deceased
        """;

    private const string Delete = "delete from record_patient where part = @part and person = @person";

    private const string SelectOne = $"select {Columns} from record_patient where part = @part and person = @person";

    private const string SelectWhole = $"select {Columns} from record_patient where whole = @whole order by part, person";

    private const string SelectOwn = $"select {Columns} from record_patient where own = @own order by part, person";

    private const string SelectById = $"select {Columns} from record_patient where source = @source and patient_id = @patient_id order by part, person";

    private const string SelectSource = $"select {Columns} from record_patient where source = @source order by part, person limit @limit";

    private const string SelectPart = $"select {Columns} from record_patient where part = @part and person > @after order by part, person limit @limit";

    private const string SetWhole = "update record_patient set whole = @whole where part = @part and person = @person";

    private const string SetOwn = "update record_patient set own = @own where part = @part and person = @person";

    private const string SetSensitive = "update record_patient set sensitive = @sensitive where part = @part and person = @person";

    private const string SelectOlder = $"select {Columns} from record_patient where form < @form order by part, person limit @limit";

    private const string SelectPostcode = "select postcode from record_patient where part = @part and person = @person";

    private const string Lock = "select whole from record_patient where part = @part and person = @person";

    private const string Count = "select count(*), count(distinct whole) from record_patient";

    // Those whose NHS number is not verified, or who have none: they stay apart until someone matches them.
    private const string SelectApart = $"""
        select {Columns} from record_patient where nhs_status <> 1 order by name, part, person limit @limit
        """;

    private const string CountApart = "select count(*) from record_patient where nhs_status <> 1";

    public static void Put(Session session, Identity identity) =>
        session.Statement(Upsert)
            .Set("part", identity.Key.Part).Set("person", identity.Key.Number).Set("whole", identity.Whole)
            .Set("patient_id", identity.PatientId).Set("source", identity.Source).Set("nhs_number", identity.NhsNumber)
            .Set("nhs_status", (short)identity.Status).Set("name", identity.Name).Set("names", string.Join(' ', identity.Names))
            .Set("birth_date", identity.BirthDate).Set("sex", identity.Sex).Set("place", identity.Place)
            .Set("deceased", (short)(identity.Deceased ? 1 : 0)).Set("own", identity.Own).Set("family", Joined(identity.Family))
            .Set("given", Joined(identity.Given)).Set("postcode", identity.Postcode).Set("died", identity.Died)
            .Set("sensitive", (short)(identity.Sensitive ? 1 : 0)).Set("form", Form)
            .Execute();

    public static void Remove(Session session, PersonKey key) =>
        session.Statement(Delete).Set("part", key.Part).Set("person", key.Number).Execute();

    public static Identity? Find(Session session, PersonKey key) =>
        session.Statement(SelectOne).Set("part", key.Part).Set("person", key.Number).First(r => (Identity?)Read(r), none: null);

    public static List<Identity> Whole(Session session, string whole) => session.Statement(SelectWhole).Set("whole", whole).List(Read);

    public static List<Identity> Own(Session session, string own) => session.Statement(SelectOwn).Set("own", own).List(Read);

    public static List<Identity> ById(Session session, string source, string id) =>
        session.Statement(SelectById).Set("source", source).Set("patient_id", id).List(Read);

    public static List<Identity> OfSource(Session session, string source, int limit) =>
        session.Statement(SelectSource).Set("source", source).Set("limit", limit).List(Read);

    public static List<Identity> OfPart(Session session, int part, long after, int limit) =>
        session.Statement(SelectPart).Set("part", part).Set("after", after).Set("limit", limit).List(Read);

    public static List<Identity> MadeByAnOlderReading(Session session, int limit) => session.Statement(SelectOlder).Set("form", Form).Set("limit", limit).List(Read);

    /// <summary>The postcode, of a sensitive person too: for keeping the index, never for showing.</summary>
    public static string Postcode(Session session, PersonKey key) =>
        session.Statement(SelectPostcode).Set("part", key.Part).Set("person", key.Number).First(r => r.GetString(0), "");

    public static void PutWhole(Session session, PersonKey key, string whole) =>
        session.Statement(SetWhole).Set("whole", whole).Set("part", key.Part).Set("person", key.Number).Execute();

    public static void PutOwn(Session session, PersonKey key, string own) =>
        session.Statement(SetOwn).Set("own", own).Set("part", key.Part).Set("person", key.Number).Execute();

    public static void PutSensitive(Session session, PersonKey key, bool sensitive) =>
        session.Statement(SetSensitive).Set("sensitive", (short)(sensitive ? 1 : 0)).Set("part", key.Part).Set("person", key.Number).Execute();

    /// <summary>Holds a row until the transaction ends, so that two who decide about it come one after the other.</summary>
    public static void Hold(Session session, PersonKey key) =>
        session.Statement(Lock + session.Dialect.ForUpdate).Set("part", key.Part).Set("person", key.Number).First(_ => true, none: false);

    public static (long Patients, long People) Counts(Session session) => session.Statement(Count).First(r => (r.GetInt64(0), r.GetInt64(1)), (0L, 0L));

    public static List<Identity> Apart(Session session, int limit) => session.Statement(SelectApart).Set("limit", limit).List(Read);

    public static long ApartCount(Session session) => session.Statement(CountApart).First(r => r.GetInt64(0), 0L);

    private static Identity Read(Row r) => new(
        new PersonKey(r.GetInt32(0), r.GetInt64(1)), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), (NhsNumberStatus)r.GetInt16(6),
        r.GetString(7), r.GetString(8).Split(' ', StringSplitOptions.RemoveEmptyEntries), r.GetString(9), r.GetString(10),
        // Where somebody lives is not told of a person whom it would put in danger.
        r.GetInt16(18) != 0 ? "" : r.GetString(11), r.GetInt16(12) != 0)
    {
        Own = r.GetString(13), Family = Parted(r.GetString(14)), Given = Parted(r.GetString(15)), Postcode = r.GetInt16(18) != 0 ? "" : r.GetString(16),
        Died = r.GetString(17), Sensitive = r.GetInt16(18) != 0,
    };

    private static string Joined(IEnumerable<string> names) => string.Join('|', names.Select(n => n.Replace('|', ' ')));

    private static string[] Parted(string names) => names.Split('|', StringSplitOptions.RemoveEmptyEntries);
}
