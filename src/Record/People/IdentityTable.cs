using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Record.People;

internal static class IdentityTable
{
    private const string Columns = "part, person, whole, patient_id, source, nhs_number, nhs_status, name, names, birth_date, sex, place, deceased";

    private const string Upsert = $"""
        insert into record_patient ({Columns})
        values (@part, @person, @whole, @patient_id, @source, @nhs_number, @nhs_status, @name, @names, @birth_date, @sex, @place, @deceased)
        on conflict (part, person) do update
        set whole = excluded.whole, patient_id = excluded.patient_id, source = excluded.source, nhs_number = excluded.nhs_number,
            nhs_status = excluded.nhs_status, name = excluded.name, names = excluded.names, birth_date = excluded.birth_date,
            sex = excluded.sex, place = excluded.place, deceased = excluded.deceased
        """;

    private const string Delete = "delete from record_patient where part = @part and person = @person";

    private const string SelectOne = $"select {Columns} from record_patient where part = @part and person = @person";

    private const string SelectWhole = $"select {Columns} from record_patient where whole = @whole order by part, person";

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
            .Set("deceased", (short)(identity.Deceased ? 1 : 0))
            .Execute();

    public static void Remove(Session session, PersonKey key) =>
        session.Statement(Delete).Set("part", key.Part).Set("person", key.Number).Execute();

    public static Identity? Find(Session session, PersonKey key) =>
        session.Statement(SelectOne).Set("part", key.Part).Set("person", key.Number).First(r => (Identity?)Read(r), none: null);

    public static List<Identity> Whole(Session session, string whole) => session.Statement(SelectWhole).Set("whole", whole).List(Read);

    public static (long Patients, long People) Counts(Session session) => session.Statement(Count).First(r => (r.GetInt64(0), r.GetInt64(1)), (0L, 0L));

    public static List<Identity> Apart(Session session, int limit) => session.Statement(SelectApart).Set("limit", limit).List(Read);

    public static long ApartCount(Session session) => session.Statement(CountApart).First(r => r.GetInt64(0), 0L);

    private static Identity Read(Row r) => new(
        new PersonKey(r.GetInt32(0), r.GetInt64(1)), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), (NhsNumberStatus)r.GetInt16(6),
        r.GetString(7), r.GetString(8).Split(' ', StringSplitOptions.RemoveEmptyEntries), r.GetString(9), r.GetString(10), r.GetString(11), r.GetInt16(12) != 0);
}
