import Recording
import Testing
import TraceFile
import Training

@Suite struct SentenceTests {
  static let smallest = #"""
    {"format":"gradflow-trace","version":1,"manifest":{"label":"a","task":"classification",
    "trainingExamples":4,"layers":[{"inputs":2,"units":2,"activation":"relu"}],
    "loss":"squared-error","optimizer":"sgd","initialization":"he","rate":0.5,"batchSize":4,
    "steps":9},"columns":["loss","accuracy"]}
    """#.split(separator: "\n").joined() + "\n"

  @Test func theSmallestTrace() throws {
    let reading = try TraceReader.read(
      Array((Self.smallest + "[0,1.5,null]\n\n[1,1,\"NaN\"]").utf8))
    #expect(reading.record.steps == [0, 1])
    #expect(reading.record.series(.run(.loss)) == [1.5, 1])
    #expect(reading.record.series(.run(.accuracy))?.allSatisfy(\.isNaN) == true)
    #expect(reading.record.manifest.saturationThreshold == 0.05)
    #expect(reading.warnings.map(\.sentence) == [Self.noEnd(2)])
  }

  static func bucket(
    _ from: Int, _ to: Int, minimum: String = "[1,2]", maximum: String = "[3,4]",
    mean: String = "[2,3]"
  ) -> String {
    "{\"bucket\":{\"from\":\(from),\"to\":\(to),\"minimum\":\(minimum),\"maximum\":\(maximum),"
      + "\"mean\":\(mean)}}\n"
  }

  @Test func bucketsAreRowsOfMeans() throws {
    let text = Self.smallest + Self.bucket(0, 9, minimum: "[1,null]") + "[10,7,\"NaN\"]\n"
    let record = try TraceReader.read(Array(text.utf8)).record
    #expect(record.steps == [0, 10])
    #expect(record.series(.run(.loss)) == [2, 7])
    #expect(record.span(row: 0) == 0...9 && record.span(row: 1) == 10...10)
    let losses = try #require(record.extremes(.run(.loss)))
    #expect(losses.map(\.minimum) == [1, 7] && losses.map(\.maximum) == [3, 7])
    #expect(record.extremes(.run(.accuracy))?[0].minimum.isNaN == true)
  }

  @Test func unknownColumnsOfABucketAreLeftOut() throws {
    let header = Self.smallest.replacing("\"loss\",", with: "\"hm\",\"loss\",")
    let text =
      header
      + Self.bucket(0, 9, minimum: "[0,1,2]", maximum: "[5,6,7]", mean: "[2,3,4]")
    let record = try TraceReader.read(Array(text.utf8)).record
    #expect(record.values == [3, 4])
    #expect(record.buckets == [Bucket(steps: 0...9, minima: [1, 2], maxima: [6, 7])])
  }

  static func noEnd(_ rows: Int) -> String {
    "the trace has no end line: the run is still going or was cut off after \(rows) rows"
  }

  @Test(arguments: [
    ("[0,1,", ["the file ends within line 2, which is left out"]),
    ("{\"end\":{\"compl", ["the file ends within line 2, which is left out"]),
    (
      "{\"comment\":[1,2]}\n{\"end\":{\"completed\":true}}",
      ["line 2: an unknown kind of line is left out"]
    ),
  ])
  func warnings(_ lines: String, _ expected: [String]) throws {
    let reading = try TraceReader.read(Array((Self.smallest + lines).utf8))
    #expect(reading.warnings.map(\.sentence) == expected)
  }

  @Test func unknownColumnsAreLeftOut() throws {
    let header = Self.smallest.replacing("\"loss\",", with: "\"0/weight-norm\",\"loss\",\"hm\",")
    let text = header + "[0,1,2,3,4]\n{\"end\":{\"completed\":true}}\r\n"
    let reading = try TraceReader.read(Array(text.utf8))
    #expect(reading.record.values == [2, 4])
    #expect(
      reading.warnings.map(\.sentence) == [
        "the column '0/weight-norm' is unknown and left out",
        "the column 'hm' is unknown and left out",
      ])
  }

  @Test(arguments: [
    ("[0,1]\n", "line 2: the row has 1 values after its step, but the header names 2 columns"),
    ("[]\n", "line 2: a row has to begin with its step, a whole number from 0 to 1000000000"),
    (
      "[0.5,1,1]\n", "line 2: a row has to begin with its step, a whole number from 0 to 1000000000"
    ),
    ("[-1,1,1]\n", "line 2: a row has to begin with its step, a whole number from 0 to 1000000000"),
    (
      "[null,1,1]\n",
      "line 2: a row has to begin with its step, a whole number from 0 to 1000000000"
    ),
    ("[3,1,1]\n[3,1,1]\n", "line 3: step 3 comes after step 3, but steps have to increase"),
    ("[0,1,1e999]\n", "line 2: a number is too large"),
    ("[0,1,\"much\"]\n", "line 2: the field '2' holds a value of the wrong kind"),
    ("[0,1,true]\n", "line 2: the field '2' holds a value of the wrong kind"),
    ("[0,1,1\n[1,1,1]\n", "line 2: not valid JSON"),
    ("rows follow\n", "line 2: not valid JSON"),
    ("{\"end\":{}}\n", "line 2: the field 'end/completed' is missing"),
    (
      "{\"end\":{\"divergedAt\":-1}}\n",
      "line 2: 'end/divergedAt' is -1, but has to be from 0 to 1000000000"
    ),
    (
      bucket(0, 9) + "[9,1,1]\n", "line 3: step 9 comes after step 9, but steps have to increase"
    ),
    (
      "[3,1,1]\n" + bucket(3, 4),
      "line 3: step 3 comes after step 3, but steps have to increase"
    ),
    (bucket(4, 3), "line 2: 'bucket/to' is 3, but has to be from 4 to 1000000000"),
    (bucket(-1, 3), "line 2: 'bucket/from' is -1, but has to be from 0 to 1000000000"),
    (bucket(0, 9, minimum: "[1]"), "line 2: 'bucket/minimum' has 1 entries instead of 2"),
    (bucket(0, 9, maximum: "[1,2,3]"), "line 2: 'bucket/maximum' has 3 entries instead of 2"),
    (bucket(0, 9, mean: "[]"), "line 2: 'bucket/mean' has 0 entries instead of 2"),
    (bucket(0, 9, maximum: "[8,0]"), "line 2: 'bucket/minimum/1' is above the maximum"),
    (
      bucket(0, 9, mean: "[true,1]"),
      "line 2: the field 'bucket/mean/0' holds a value of the wrong kind"
    ),
    ("{\"bucket\":{\"from\":0,\"to\":1}}\n", "line 2: the field 'bucket/minimum' is missing"),
    ("{\"end\":{\"completed\":true}}\n[0,1,1]\n", "line 3: something stands after the end line"),
    ("{\"event\":{\"kind\":\"died\"}}\n", "line 2: the field 'event/step' is missing"),
    (
      "{\"event\":{\"kind\":\"fell\",\"step\":1,\"since\":0,\"layer\":1,\"unit\":0}}\n",
      "line 2: unknown word 'fell' in 'event/kind'; it can be born-dead, died, revived"
    ),
    (
      "{\"event\":{\"kind\":\"died\",\"step\":1,\"since\":0,\"layer\":0,\"unit\":0}}\n",
      "line 2: 'event/layer' is 0, but has to be from 1 to 1"
    ),
    (
      "{\"event\":{\"kind\":\"died\",\"step\":1,\"since\":0,\"layer\":1,\"unit\":2}}\n",
      "line 2: 'event/unit' is 2, but has to be from 0 to 1"
    ),
    (
      "{\"frame\":{\"step\":0,\"layers\":[{},{}]}}\n",
      "line 2: 'frame/layers' has 2 entries instead of 1"
    ),
    (
      "{\"frame\":{\"step\":0,\"layers\":[{\"weightGradient\":[1]}]}}\n",
      "line 2: 'frame/layers/0/weightGradient' has 1 entries instead of 0 or 4"
    ),
    (
      "{\"frame\":{\"step\":0,\"layers\":[{\"units\":{\"meanActivation\":[1]}}]}}\n",
      "line 2: 'frame/layers/0/units' has 1 entries instead of 0 or 2"
    ),
    (
      "{\"frame\":{\"step\":0,\"surface\":{\"x\":[1],\"y\":[]}}}\n",
      "line 2: 'frame/surface/y' has 0 entries instead of 1"
    ),
    (
      "{\"frame\":{\"step\":0,\"surface\":{\"x\":[1,0],\"y\":[0,1],\"columns\":1,\"rows\":1,\"winner\":[0]}}}\n",
      "line 2: 'frame/surface/x' has to give a finite lower and a greater upper limit"
    ),
    (
      "{\"frame\":{\"step\":0,\"layers\":[{\"histograms\":{\"activation\":{\"counts\":[-1],\"lower\":0,\"upper\":1}}}]}}\n",
      "line 2: 'frame/layers/0/histograms/activation/counts/0' is -1, but has to be from 0 to 1000000000"
    ),
  ])
  func afterTheHeader(_ lines: String, _ sentence: String) {
    expect(Self.smallest + lines, fails: sentence)
  }

  @Test(arguments: [
    (
      "\"version\":1", "\"version\":2",
      "the trace has version '2', but this program reads version 1 only"
    ),
    (
      "gradflow-trace", "gpx",
      "this is not a trace: line 1 has to be a JSON object with \"format\": \"gradflow-trace\""
    ),
    (
      "\"relu\"", "\"mish\"",
      "line 1: unknown word 'mish' in 'manifest/layers/0/activation'; it can be "
        + ActivationFunction.allCases.map(\.rawValue).joined(separator: ", ")
    ),
    ("\"rate\":0.5,", "", "line 1: the field 'manifest/rate' is missing"),
    (
      "\"rate\":0.5", "\"rate\":\"fast\"",
      "line 1: the field 'manifest/rate' holds a value of the wrong kind"
    ),
    (
      "\"steps\":9", "\"steps\":99999999999999999999999",
      "line 1: a number is too large"
    ),
    (
      "\"steps\":9", "\"steps\":-9",
      "line 1: 'manifest/steps' is -9, but has to be from 0 to 1000000000"
    ),
    (
      "\"units\":2", "\"units\":0",
      "line 1: 'manifest/layers/0/units' is 0, but has to be from 1 to 100000000"
    ),
    (
      "[{\"inputs\":2,\"units\":2,\"activation\":\"relu\"}]", "[]",
      "line 1: 'manifest/layers' is 0, but has to be from 1 to 1000"
    ),
    (
      "\"relu\"", "\"relu\",\"normalization\":\"group\"",
      "line 1: unknown word 'group' in 'manifest/layers/0/normalization'; it can be none, batch, layer"
    ),
    (
      "\"relu\"", "\"relu\",\"dropout\":1",
      "line 1: 'manifest/layers/0/dropout' is 1.0, but has to be from 0 to 1"
    ),
    (
      "\"relu\"", "\"relu\",\"dropout\":\"NaN\"",
      "line 1: 'manifest/layers/0/dropout' is nan, but has to be from 0 to 1"
    ),
    (
      "\"relu\"", "\"relu\",\"skip\":1",
      "line 1: 'manifest/layers/0/skip' is 1, but has to be from 0 to 0"
    ),
    (
      "\"rate\"", "\"schedule\":\"zigzag\",\"rate\"",
      "line 1: unknown word 'zigzag' in 'manifest/schedule'; it can be "
        + LearningRateSchedule.allCases.map(\.rawValue).joined(separator: ", ")
    ),
    (
      "\"rate\"", "\"clipping\":{\"kind\":\"size\",\"limit\":1},\"rate\"",
      "line 1: unknown word 'size' in 'manifest/clipping/kind'; it can be norm, value"
    ),
    (
      "\"rate\"", "\"clipping\":{\"kind\":\"norm\"},\"rate\"",
      "line 1: the field 'manifest/clipping/limit' is missing"
    ),
    (
      "\"rate\"", "\"lossFromPreActivations\":1,\"rate\"",
      "line 1: the field 'manifest/lossFromPreActivations' holds a value of the wrong kind"
    ),
    ("\"accuracy\"", "\"loss\"", "line 1: the column 'loss' is there twice"),
    (
      "\"accuracy\"", "\"2/weight-norm\"",
      "line 1: there is a column '2/weight-norm', but the last layer is 1"
    ),
    (
      "\"columns\"", "\"points\":[{\"inputs\":[],\"target\":0}],\"columns\"",
      "line 1: 'points/0/inputs' has 0 entries instead of 1 or 2"
    ),
    (
      "\"columns\"", "\"points\":[{\"inputs\":[1],\"target\":null}],\"columns\"",
      "line 1: 'points/0/target' is nan, but has to be from 0 to 1"
    ),
    ("\"columns\":[", "\"columns\":[[", "line 1: not valid JSON"),
  ])
  func inTheHeader(_ old: String, _ new: String, _ sentence: String) {
    expect(Self.smallest.replacing(old, with: new), fails: sentence)
  }

  @Test(arguments: [
    ("", "the file is empty; a trace has at least a header line"),
    (" \n\r\n", "the file is empty; a trace has at least a header line"),
    ("\u{1}PNG\0\0", "the file is binary; a trace is text with one JSON value per line"),
    (
      "x,y\n1,2\n",
      "this is not a trace: line 1 has to be a JSON object with \"format\": \"gradflow-trace\""
    ),
    (
      "{}\n",
      "this is not a trace: line 1 has to be a JSON object with \"format\": \"gradflow-trace\""
    ),
    ("{\"format\":\"gradf", "the file ends within line 1, its header, so nothing can be read"),
  ])
  func otherFiles(_ text: String, _ sentence: String) {
    expect(text, fails: sentence)
  }

  @Test func hostileFiles() {
    let deep = String(repeating: "[", count: 200_000)
    expect(Self.smallest + deep + "\n", fails: "line 2: not valid JSON")
    #expect(throws: TraceError.binary) { try TraceReader.read([0x1F, 0x8B, 0x08, 0, 0, 0]) }
    #expect(throws: TraceError.notJSON(line: 2)) {
      try TraceReader.read(Array(Self.smallest.utf8) + [0x7B, 0xFF, 0xFE, 0x7D, 10])
    }
  }

  private func expect(_ text: String, fails sentence: String) {
    do throws(TraceError) {
      _ = try TraceReader.read(Array(text.utf8))
      Issue.record("no error")
    } catch {
      #expect(error.sentence == sentence)
    }
  }
}
