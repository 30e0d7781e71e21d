using Goldthread.Support;

namespace Goldthread.Spec;

/// <summary>https://hl7.org/fhir/R4/search.html#date</summary>
public sealed class DateSpec
{
    [DatabaseTheory]
    public Task Dates(DatabaseKind kind) => SearchSpec.Holds(
        kind,
        "Observation",
        """
        year   -> "status":"final","code":{"text":"x"},"effectiveDateTime":"2025"
        month  -> "status":"final","code":{"text":"x"},"effectiveDateTime":"2025-10"
        day    -> "status":"final","code":{"text":"x"},"effectiveDateTime":"2025-10-03"
        moment -> "status":"final","code":{"text":"x"},"effectiveDateTime":"2025-10-03T14:15:00Z"
        zone   -> "status":"final","code":{"text":"x"},"effectiveDateTime":"2025-10-03T00:30:00+01:00"
        period -> "status":"final","code":{"text":"x"},"effectivePeriod":{"start":"2025-10-01","end":"2025-10-05"}
        open   -> "status":"final","code":{"text":"x"},"effectivePeriod":{"start":"2025-11-01"}
        until  -> "status":"final","code":{"text":"x"},"effectivePeriod":{"end":"2024-12-31"}
        timing -> "status":"final","code":{"text":"x"},"effectiveTiming":{"event":["2026-01-01","2026-01-03"]}
        none   -> "status":"final","code":{"text":"x"}
        """,
        """
        -- equal: what is asked covers all of what is there
        date=2025-10-03                 => day moment
        date=2025-10                    => day moment month period zone
        date=2025                       => day moment month period year zone
        date=2025-10-03T14:15:00Z       => moment
        date=2025-10-03T14:15Z          => moment
        date=2025-10-03T15:15:00%2B01:00 => moment
        date=2025-10-03T15:15:00+01:00  => moment
        date=2025-10-02                 => zone
        date=eq2025-10-02T23:30:00Z     => zone
        date=2026-01                    => timing
        date=ne2025                     => open timing until
        date=ne2025-10-03               => month open period timing until year zone
        -- before and after
        date=gt2025-10-03               => month open period timing year
        date=ge2025-10-03               => day moment month open period timing year
        date=lt2025-10-03               => month period until year zone
        date=le2025-10-03               => day moment month period until year zone
        date=sa2025-10-03               => open timing
        date=eb2025-10-03               => until zone
        date=sa2025-12-31               => timing
        date=gt2025-12-31               => open timing
        date=lt2024-12-31               => until
        -- between
        date=ge2025-10-03&date=lt2025-10-04 => day moment month period year
        date:missing=true               => none
        date:missing=false              => day moment month open period timing until year zone
        date=2025-10-03,2026-01         => day moment timing
        -- malformed
        date=                           => 400
        date=x                          => 400
        date=2025-13                    => 400
        date=2025-02-30                 => 400
        date=xx2025                     => 400
        date=2025-10-03T25:00Z          => 400
        date=2025-10-03T14:15:00.Z      => 400
        date=2025-10-3                  => 400
        date=gt                         => 400
        date:exact=2025                 => 400
        date=9999-12-31T23:59:60Z       =>
        date=gt9999                     => open
        date=lt0001-01-01               => until
        """);

    [DatabaseTheory]
    public Task SortCountAndTotals(DatabaseKind kind) => SearchSpec.Holds(
        kind,
        "Patient",
        """
        a -> "birthDate":"1950-05-05","name":[{"family":"Young"}]
        b -> "birthDate":"1940","name":[{"family":"abel"}]
        c -> "birthDate":"1950-05","name":[{"family":"Ábel"}],"gender":"male"
        d -> "name":[{"family":"Brown"},{"family":"Aaron"}]
        e -> "birthDate":"2001-01-01"
        """,
        """
        _sort=birthdate                 => d b c a e
        _sort=-birthdate                => e a c b d
        _sort=-family,birthdate         => a d b c e
        _sort=family,-birthdate         => e d c b a
        _sort=family,birthdate          => e d b c a
        _sort=-birthdate&_count=2       => e a
        _sort=birthdate&birthdate=ge1950 => c a e
        _sort=_lastUpdated              => a b c d e
        _sort=-_lastUpdated             => e d c b a
        _count=0                        =>
        _count=100000                   => a b c d e
        birthdate=1950                  => a c
        birthdate=1950-05               => a c
        birthdate=1950-05-05            => a
        birthdate=1950-05-05,1940       => a b
        birthdate=1950&gender=male      => c
        _id=a,c,nowhere                 => a c
        _id=a,c&_id=c,d                 => c
        _id=a&gender=male               =>
        _id=not%20an%20id               =>
        _count=-1                       => 400
        _count=many                     => 400
        _page=%21                       => 400
        _lastUpdated=gt2001-01-01       => a b c d e
        _lastUpdated=lt2001-01-01       =>
        """);
}
