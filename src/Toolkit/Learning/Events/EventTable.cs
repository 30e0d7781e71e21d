using Goldthread.Kernel.Data;

namespace Goldthread.Toolkit.Learning.Events;

internal static class EventTable
{
    private const string Columns = "event, title, about, for_whom, starts_at, ends_at, venue, online, capacity, tags, cancelled, organisation_name, changed_at";

    // On every machine, and rare: when an event is announced or changed.
    private const string Upsert = $"""
        insert into toolkit_event ({Columns})
        values (@event, @title, @about, @for_whom, @starts_at, @ends_at, @venue, @online, @capacity, @tags, @cancelled, @organisation_name, @changed_at)
        on conflict (event) do update
        set title = excluded.title, about = excluded.about, for_whom = excluded.for_whom, starts_at = excluded.starts_at, ends_at = excluded.ends_at, venue = excluded.venue,
            online = excluded.online, capacity = excluded.capacity, tags = excluded.tags, cancelled = excluded.cancelled, changed_at = excluded.changed_at
        """;

    private const string SelectOne = $"select {Columns} from toolkit_event where event = @event";

    private const string SelectAll = $"select {Columns} from toolkit_event order by starts_at, event";

    private const string BookingColumns = "person, name, organisation, organisation_name, state, asked, came";

    // On every machine, and rare: when somebody books, cancels, or is said to have come; some hundreds an event.
    private const string UpsertBooking = $"""
        insert into toolkit_booking (event, {BookingColumns})
        values (@event, @person, @name, @organisation, @organisation_name, @state, @asked, @came)
        on conflict (event, person) do update set state = excluded.state, asked = excluded.asked, came = excluded.came
        """;

    private const string SelectBookings = $"select {BookingColumns} from toolkit_booking where event = @event order by asked, person";

    private const string SelectOfPerson = $"select {BookingColumns}, event from toolkit_booking where person = @person order by event";

    // On every machine, and rare: once for each who came and answers.
    private const string UpsertAnswer = """
        insert into toolkit_event_answer (event, person, worth, otherwise, contact, words) values (@event, @person, @worth, @otherwise, @contact, @words)
        on conflict (event, person) do update set worth = excluded.worth, otherwise = excluded.otherwise, contact = excluded.contact, words = excluded.words
        """;

    private const string SelectAnswers = "select worth, otherwise, contact, words from toolkit_event_answer where event = @event order by person";

    private const string SelectAnswer = "select worth, otherwise, contact, words from toolkit_event_answer where event = @event and person = @person";

    public static void Put(Session session, LearningEvent e) => session.Statement(Upsert)
        .Set("event", e.Number).Set("title", e.Title).Set("about", e.About).Set("for_whom", e.ForWhom).Set("starts_at", e.Starts.ToUnixTimeMilliseconds())
        .Set("ends_at", e.Ends.ToUnixTimeMilliseconds()).Set("venue", e.Venue).Set("online", e.Online).Set("capacity", e.Capacity).Set("tags", string.Join(',', e.Tags))
        .Set("cancelled", e.Cancelled).Set("organisation_name", e.OrganisationName).Set("changed_at", e.ChangedAt).Execute();

    public static LearningEvent? Find(Session session, long number) => session.Statement(SelectOne).Set("event", number).First(r => (LearningEvent?)Read(r), null);

    /// <summary>All events, the earliest first.</summary>
    public static List<LearningEvent> All(Session session) => session.Statement(SelectAll).List(Read);

    public static void PutBooking(Session session, long number, Booking b) => session.Statement(UpsertBooking)
        .Set("event", number).Set("person", b.Person).Set("name", b.Name).Set("organisation", b.Organisation).Set("organisation_name", b.OrganisationName)
        .Set("state", b.State.ToString()).Set("asked", b.Asked).Set("came", b.Came switch { null => -1, true => 1, false => 0 }).Execute();

    /// <summary>The bookings of an event, who asked first being first.</summary>
    public static List<Booking> Bookings(Session session, long number) => session.Statement(SelectBookings).Set("event", number).List(ReadBooking);

    public static List<(long Event, Booking Booking)> Of(Session session, string person) => session.Statement(SelectOfPerson).Set("person", person).List(r => (r.GetInt64(7), ReadBooking(r)));

    public static void PutAnswer(Session session, long number, string person, EventAnswer a) => session.Statement(UpsertAnswer)
        .Set("event", number).Set("person", person).Set("worth", a.Worth).Set("otherwise", a.Otherwise).Set("contact", a.Contact).Set("words", a.Words).Execute();

    public static List<EventAnswer> Answers(Session session, long number) => session.Statement(SelectAnswers).Set("event", number).List(ReadAnswer);

    public static EventAnswer? Answer(Session session, long number, string person) =>
        session.Statement(SelectAnswer).Set("event", number).Set("person", person).First(r => (EventAnswer?)ReadAnswer(r), null);

    private static LearningEvent Read(Row r) => new(
        r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(4)), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(5)),
        r.GetString(6), r.GetString(7), r.GetInt32(8), Typed.Tags(r.GetString(9)), r.GetString(10), r.GetString(11), r.GetInt64(12));

    private static Booking ReadBooking(Row r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), Enum.Parse<BookingState>(r.GetString(4)), r.GetInt64(5), r.GetInt32(6) switch { 0 => false, 1 => true, _ => null });

    private static EventAnswer ReadAnswer(Row r) => new(r.GetInt32(0), r.GetInt32(1), r.GetInt32(2), r.GetString(3));
}
